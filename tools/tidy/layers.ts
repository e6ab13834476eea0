import { isTest } from './sources'

/** An import to judge: `target` is the repository path of a relative one, else undefined. */
export interface Edge {
  readonly from: string
  readonly specifier: string
  readonly target: string | undefined
  readonly typeOnly: boolean
}

const isSchema = (path: string): boolean => /(^|[./])(schemas?|features|plugin)\.ts$/.test(path)

/** `core`, `server`, `widgets`, `plugins`, or undefined outside the packages' sources. */
const packageOf = (path: string): string | undefined => /^packages\/([^/]+)\/(?:src|test)\//.exec(path)?.[1]

/** The first folder below `src`, or the file's own name where it lies right in it. */
const unitOf = (path: string): string => /^packages\/[^/]+\/src\/([^/]+)/.exec(path)?.[1] ?? ''

/**
 * The one direction of imports. @returns why this one goes against it, or undefined where it is fine.
 * `kernel ← calendar ← money ← trading ← tax ← offer ← features ← {flows, boards, returns} ← features.ts ← server ← screens`; plugins and widgets see the
 * core's public face only; examples import what an integrator can.
 */
export function importProblem(edge: Edge): string | undefined {
  const owner = packageOf(edge.from)
  if (/^examples\//.test(edge.from)) return exampleProblem(edge)
  if (owner === undefined) return undefined
  if (edge.target?.startsWith('tools/test-support/') === true && isTest(edge.from)) return undefined
  if (edge.target !== undefined && packageOf(edge.target) !== owner) return 'a relative import leaves its package'
  if (owner === 'core') return edge.target === undefined ? coreExternalProblem(edge) : coreProblem(edge.from, edge.target, edge.typeOnly)
  if (owner === 'server') return serverProblem(edge)
  if (owner === 'plugins') return pluginProblem(edge)
  return widgetProblem(edge)
}

function coreExternalProblem({ from, specifier }: Edge): string | undefined {
  if (isTest(from)) return undefined
  if (specifier === 'decimal.js') {
    return ['money', 'tax'].includes(unitOf(from)) ? undefined : 'decimal.js lives in money/ and tax/'
  }
  if (specifier === 'zod' || specifier.startsWith('zod/')) {
    return isSchema(from) ? undefined : 'zod is for *.schema.ts, schemas.ts, features.ts and plugin.ts'
  }
  return 'the core imports decimal.js and zod alone'
}

const lowUnits: readonly string[] = ['kernel', 'calendar', 'money', 'trading', 'tax', 'offer']
const featureRank = lowUnits.length

function rankOf(unit: string): number {
  if (lowUnits.includes(unit)) return lowUnits.indexOf(unit)
  if (/^(flows|boards|returns)(\.ts)?$/.test(unit)) return featureRank + 1
  return unit.endsWith('.ts') ? featureRank + 2 : featureRank
}

function coreProblem(from: string, target: string, typeOnly: boolean): string | undefined {
  const [here, there] = [unitOf(from), unitOf(target)]
  const [rank, targetRank] = [rankOf(here), rankOf(there)]
  if (here === there || isTest(from) || rank === featureRank + 2) return undefined
  if (targetRank < rank) return undefined
  // what can be had, when and at what price is read from public states by several features alike
  if (here === 'offer' && rankOf(there) === featureRank && typeOnly) return undefined
  if (targetRank > rank) return `${here} imports ${there}, which stands above it`
  if (rank === featureRank && isSchema(from) && isSchema(target)) return undefined
  if (rank === featureRank && typeOnly && !isSchema(target)) return undefined
  return rank === featureRank
    ? `a feature reads another's state through env.refs: import its types only (${here} → ${there})`
    : `${here} and ${there} do not know each other`
}

/** The composition root: these alone know every adapter. */
const composers = ['app.ts', 'main.ts', 'index.ts', 'cli', 'start']

function serverProblem({ from, specifier, target, typeOnly }: Edge): string | undefined {
  if (isTest(from) || from.startsWith('packages/server/test/')) return undefined
  const here = unitOf(from)
  if (target === undefined) {
    if (here === 'client' && !typeOnly && !/^(@restoflow\/core$|htmx\.org)/.test(specifier)) return `browser scripts cannot import ${specifier}`
    if (/^sqlite3$/.test(specifier) && !typeOnly && here !== 'journal') return 'sqlite3 stays behind one file of journal/'
    if (/^@restoflow\/(plugins|widgets)/.test(specifier) && !composers.includes(here)) return 'the composition root alone knows the plugins and widgets'
    return undefined
  }
  const there = unitOf(target)
  if (here === there || typeOnly) return undefined
  // how a message is filled in is the same on both sides
  if (here === 'client' && target === 'packages/server/src/words/message.ts') return undefined
  if (here === 'client') return 'browser scripts import the core and each other'
  if (there === 'client') return 'the server does not run browser scripts'
  if (composers.includes(here)) return undefined
  if (there === 'screens') return 'the screens stand above the rest of the server'
  if (composers.includes(there)) return `${there} is the composition root: nothing below imports it`
  if (here === 'screens' && there === 'journal') return 'screens get boards, and never touch the journal'
  return undefined
}

function pluginProblem({ from, specifier, target, typeOnly }: Edge): string | undefined {
  if (isTest(from) || typeOnly) return undefined
  if (target !== undefined) {
    const [here, there] = [unitOf(from), unitOf(target)]
    return here === there || here === 'index.ts' || there === 'shared' ? undefined : 'a plugin never imports another'
  }
  if (specifier.startsWith('node:')) return 'a plugin gets the capabilities that it names, not Node\'s modules'
  if (/^@restoflow\/(?!core$|core\/plugin$)/.test(specifier)) return 'plugins import @restoflow/core and @restoflow/core/plugin'
  return undefined
}

function widgetProblem({ from, specifier, target }: Edge): string | undefined {
  if (isTest(from) || target !== undefined) return undefined
  if (specifier === '@restoflow/core' || /^lit($|\/)/.test(specifier)) return undefined
  return 'widgets import lit and @restoflow/core'
}

function exampleProblem({ from, target }: Edge): string | undefined {
  const folder = /^examples\/[^/]+\//.exec(from)?.[0]
  if (target === undefined || folder === undefined || target.startsWith(folder) || isTest(from)) return undefined
  return 'an example imports what an integrator can: its own files and packages'
}
