import { dirname, join } from 'node:path'
import ts from 'typescript'
import { features, privateEvents, systemWrites } from '../../packages/core/src/features'
import { streamOf } from '../../packages/core/src/kernel/decider'
import { restaurant } from '../../packages/core/src/restaurant'
import { root } from '../setup/root.mjs'
import { eachNode } from '../tidy/sources'
import { tableRow } from './markdown'

/** One event as its feature declares it. */
export interface DeclaredEvent {
  readonly category: string
  readonly type: string
  /** The members of `data`: `{orderId: string, covers: number}`. */
  readonly data: string
}

/** @returns the events of every feature, read from the compiler's own view of the sources, in the order of their declaration. */
export function declaredEvents(): DeclaredEvent[] {
  const config = join(root, 'packages', 'core', 'tsconfig.json')
  const { options } = ts.parseJsonConfigFileContent(ts.readConfigFile(config, (path) => ts.sys.readFile(path)).config, ts.sys, dirname(config))
  const program = ts.createProgram([join(root, 'packages/core/src/restaurant.ts')], options)
  const checker = program.getTypeChecker()
  const events = program.getSourceFiles().filter(({ fileName }) => fileName.includes('/packages/core/src/'))
    .flatMap((source) => eventsOf(source, checker))
  const order = [...restaurant.features.keys()]
  return events.sort((a, b) => order.indexOf(a.category) - order.indexOf(b.category))
}

/** Looks for `defineFeature<State, Event>({ category: … })` and the members of the union `Event`. */
function eventsOf(source: ts.SourceFile, checker: ts.TypeChecker): DeclaredEvent[] {
  const found: DeclaredEvent[] = []
  eachNode(source, (node) => {
    if (!ts.isCallExpression(node) || node.expression.getText() !== 'defineFeature') return
    const [, union] = node.typeArguments ?? []
    const category = categoryOf(node.arguments[0])
    if (!union || category === undefined) throw new Error(`${source.fileName}: defineFeature without its types or category`)
    for (const member of membersOf(union, checker)) {
      const type = checker.getTypeFromTypeNode(member)
      const name = type.getProperty('type')
      const data = type.getProperty('data')
      if (!name || !data) throw new Error(`${source.fileName}: ${member.getText()} is no event`)
      const literal = checker.getTypeOfSymbol(name)
      if (!literal.isStringLiteral()) throw new Error(`${source.fileName}: ${member.getText()} has no single name`)
      found.push({ category, type: literal.value, data: shapeOf(checker.getTypeOfSymbol(data), checker) })
    }
  })
  return found
}

function categoryOf(definition: ts.Node | undefined): string | undefined {
  if (!definition || !ts.isObjectLiteralExpression(definition)) return undefined
  const property = definition.properties.find((entry) => entry.name?.getText() === 'category')
  return property && ts.isPropertyAssignment(property) && ts.isStringLiteral(property.initializer) ? property.initializer.text : undefined
}

/** The declaration's own order, unions within it and in other files included: a union of the compiler has none that would last. */
function membersOf(reference: ts.TypeNode, checker: ts.TypeChecker): readonly ts.TypeNode[] {
  if (ts.isUnionTypeNode(reference)) return reference.types.flatMap((member) => membersOf(member, checker))
  if (!ts.isTypeReferenceNode(reference) || reference.typeArguments) return [reference]
  const named = checker.getSymbolAtLocation(reference.typeName)
  const symbol = named && (named.flags & ts.SymbolFlags.Alias) !== 0 ? checker.getAliasedSymbol(named) : named
  const alias = symbol?.declarations?.find(ts.isTypeAliasDeclaration)
  return alias ? membersOf(alias.type, checker) : [reference]
}

function shapeOf(data: ts.Type, checker: ts.TypeChecker): string {
  const members = data.getProperties().map((symbol) => {
    const optional = (symbol.flags & ts.SymbolFlags.Optional) !== 0
    const type = checker.typeToString(checker.getTypeOfSymbol(symbol), undefined, ts.TypeFormatFlags.NoTruncation)
    return `${symbol.name}${optional ? '?' : ''}: ${optional ? plain(type).replace(/ \| undefined$/, '') : plain(type)}`
  })
  return `{${members.join(', ')}}`
}

/** JSON knows nothing of `readonly`. */
const plain = (type: string): string => type.replaceAll('readonly ', '').replace(/Readonly<((?:[^<>]|<[^<>]*>)*)>/g, '$1')

/** @returns a table of events for each kind of stream. */
export function eventsTable(): string {
  const events = declaredEvents()
  return [...new Set(events.map(({ category }) => category))].map((category) => {
    const rows = events.filter((event) => event.category === category).map(({ type, data }) => {
      const commands = [...features, ...systemWrites].filter(({ events: written }) => written.includes(type)).map(({ command }) => `\`${command}\``)
      return tableRow([`\`${type}\`${privateEvents.has(type) ? ' (private)' : ''}`, `\`${data}\``, commands.join(', ')])
    })
    return [`## \`${streamOf(category, '{id}')}\``, '', tableRow(['event', 'data', 'written by']), '|---|---|---|', ...rows].join('\n')
  }).join('\n\n')
}
