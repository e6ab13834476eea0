import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { root } from './setup/root.mjs'

interface Manifest {
  readonly name: string
  readonly exports: Readonly<Record<string, string | { readonly types: string, readonly default: string }>>
  readonly bin?: Readonly<Record<string, string>>
}

const folders = ['core', 'server', 'widgets', 'plugins'].filter((name) => existsSync(join(root, 'packages', name, 'src', 'index.ts')))

/** Runs a module in a Node of its own, as an integrator's program would. @returns what it printed. */
const runModule = (source: string): string =>
  execFileSync(process.execPath, ['--input-type=module', '--eval', source], { cwd: root, encoding: 'utf8' }).trim()

it('exports each entry that core has', () => {
  const { exports } = JSON.parse(readFileSync(join(root, 'packages/core/package.json'), 'utf8')) as Manifest
  const present = ['index', 'schemas', 'features', 'plugin'].filter((name) => existsSync(join(root, `packages/core/src/${name}.ts`)))
  const subpaths = present.map((name) => (name === 'index' ? '.' : `./${name}`))
  expect(Object.keys(exports).filter((subpath) => subpath !== './package.json').sort()).toEqual(subpaths.sort())
})

describe.each(folders)('the built package %s', (folder) => {
  const manifest = JSON.parse(readFileSync(join(root, 'packages', folder, 'package.json'), 'utf8')) as Manifest
  const entries = Object.entries(manifest.exports).flatMap(([subpath, entry]) => (typeof entry === 'string' ? [] : [{ subpath, ...entry }]))

  it.each(entries)('has the code and the declarations of $subpath', ({ subpath, types, default: code }) => {
    expect(existsSync(join(root, 'packages', folder, types))).toBe(true)
    expect(existsSync(join(root, 'packages', folder, code))).toBe(true)
    // Elements extend HTMLElement, which Node has not.
    if (folder === 'widgets') return
    const names = runModule(`console.log(Object.keys(await import('${manifest.name}${subpath.slice(1)}')).length)`)
    expect(Number(names)).toBeGreaterThan(0)
  })

  it('has the programs that it promises', () => {
    for (const path of Object.values(manifest.bin ?? {})) expect(existsSync(join(root, 'packages', folder, path))).toBe(true)
  })
})

it('loads the core\'s index without zod', () => {
  const resolved = runModule(`
    import { register } from 'node:module'
    const hook = 'export async function resolve(name, context, next) { if (/^zod/.test(name)) throw new Error("index loads zod"); return next(name, context) }'
    register('data:text/javascript,' + encodeURIComponent(hook))
    console.log(typeof (await import('@restoflow/core')).RestoflowError)`)
  expect(resolved).toBe('function')
})
