import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { features, systemWrites } from '../packages/core/src/features'
import { restaurant } from '../packages/core/src/restaurant'
import { declaredEvents } from './docs/events'
import { generatedDocs } from './docs/generated'
import { root } from './setup/root.mjs'
import { importProblem } from './tidy/layers'
import { badSyntax, forbiddenWords, oversized } from './tidy/rules'
import { importsOf, isCode, isTest, repositoryFiles, resolveRelative } from './tidy/sources'

const files = repositoryFiles()
const code = files.filter(({ path }) => isCode(path))
const edges = code.flatMap((file) => importsOf(file).map((entry) => ({
  ...entry, from: file.path, target: entry.specifier.startsWith('.') ? resolveRelative(file.path, entry.specifier) : undefined,
})))

it('keeps files small', () => {
  const { warned, refused } = oversized(files)
  if (warned.length > 0) console.warn(`Large files, to be split by duty when they are next touched:\n  ${warned.join('\n  ')}`)
  expect(refused).toEqual([])
})

it('holds no forbidden words', () => {
  expect(forbiddenWords(files)).toEqual([])
})

it('names things, types them, and keeps script and style out of its views', () => {
  expect(badSyntax(files)).toEqual([])
})

it('imports in one direction', () => {
  const problems = edges.flatMap((edge) => {
    const problem = importProblem(edge)
    return problem === undefined ? [] : [`${edge.from}:${edge.line}: ${edge.specifier}: ${problem}`]
  })
  expect(problems).toEqual([])
})

it('keeps zod out of everything that core\'s index reaches', () => {
  const trail = new Map([['packages/core/src/index.ts', 'index.ts']])
  const offenders: string[] = []
  for (const [path, route] of trail) {
    for (const { from, specifier, target, typeOnly } of edges) {
      if (from !== path || typeOnly) continue
      if (/^zod($|\/)/.test(specifier)) offenders.push(route)
      if (target !== undefined && !trail.has(target)) trail.set(target, `${route} → ${target}`)
    }
  }
  expect(offenders).toEqual([])
})

it('keeps sqlite3 behind one file', () => {
  const importers = edges.filter(({ from, specifier, typeOnly }) => specifier === 'sqlite3' && !typeOnly && !isTest(from))
  expect(new Set(importers.map(({ from }) => from)).size).toBeLessThanOrEqual(1)
})

it('lists what each package imports in that package\'s own dependencies', () => {
  const missing = edges.flatMap(({ from, specifier, target, line }) => {
    const owner = /^packages\/(\w+)\/src\//.exec(from)?.[1]
    if (owner === undefined || isTest(from) || target !== undefined || specifier.startsWith('node:')) return []
    const name = specifier.split('/').slice(0, specifier.startsWith('@') ? 2 : 1).join('/')
    const manifest = JSON.parse(readFileSync(join(root, 'packages', owner, 'package.json'), 'utf8')) as { name: string, dependencies?: object }
    const listed = name === manifest.name || name in (manifest.dependencies ?? {})
    return listed ? [] : [`${from}:${line}: ${name}`]
  })
  expect(missing).toEqual([])
})

it('locks packages without naming where they came from', () => {
  const lock = readFileSync(join(root, 'package-lock.json'), 'utf8')
  // Workspace links carry a path inside the repository.
  expect(lock.match(/"resolved": "(?!packages\/|examples\/)[^"]*"/g) ?? []).toEqual([])
})

it('locks every platform\'s optional packages, without which npm ci refuses the lock file', () => {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as { packages: Record<string, { optionalDependencies?: object }> }
  const isLocked = (from: string, name: string): boolean => {
    const above = from.lastIndexOf('node_modules/')
    return `${from === '' ? '' : `${from}/`}node_modules/${name}` in packages || (from !== '' && isLocked(from.slice(0, Math.max(0, above - 1)), name))
  }
  const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter((name) => !isLocked(path, name)).map((name) => `${path}: ${name}`))
  expect(missing).toEqual([])
})

it('lists every command that a role may give, and every event, in features.ts', () => {
  const given = [...restaurant.decisions.values()].filter(({ roles }) => roles !== null).map(({ name }) => name)
  expect(features.map(({ command }) => command).sort()).toEqual(given.sort())
  expect([...new Set([...features, ...systemWrites].flatMap(({ events }) => events))].sort()).toEqual([...new Set(declaredEvents().map(({ type }) => type))].sort())
})

it.each(generatedDocs())('keeps $path equal to the code: npm run docs', ({ path, expected }) => {
  expect(readFileSync(join(root, path), 'utf8')).toBe(expected)
})
