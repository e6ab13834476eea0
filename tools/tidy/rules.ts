import ts from 'typescript'
import { eachNode, isCode, isTest, lineOf, syntaxOf } from './sources'
import type { TextFile } from './sources'

/** Lines of one source file: above the first it is named, above the second refused. */
const sizes = { warn: 300, refuse: 500, refuseTest: 800, columns: 165 }

/** Pure data has no size: nobody reads a menu from top to bottom. */
const isData = (path: string): boolean => /(\.data\.ts$|\/demo\/)/.test(path)

/** Tables of one line per entry: folding the lines would hide the columns. */
const isTable = (path: string): boolean => /\/(features|errors|rules)\.ts$/.test(path)

/** This folder names what it forbids. */
const isRulebook = (path: string): boolean => path.startsWith('tools/tidy') || path === 'eslint.config.js'

/** @returns the files above the sizes, split by whether they are refused. */
export function oversized(files: readonly TextFile[]): { warned: string[], refused: string[] } {
  const warned: string[] = []
  const refused: string[] = []
  for (const { path, text } of files.filter((file) => isCode(file.path) && !isData(file.path))) {
    const lines = text.trimEnd().split('\n').length
    const line = `${path}: ${lines} lines`
    if (lines > (isTest(path) ? sizes.refuseTest : sizes.refuse)) refused.push(line)
    else if (lines > sizes.warn && !isTest(path)) warned.push(line)
  }
  return { warned, refused }
}

const forbiddenText: readonly (readonly [RegExp, string, (path: string) => boolean])[] = [
  [/\b(TODO|FIXME|XXX)\b/, 'unfinished work', () => true],
  [/eslint-disable/, 'a lint rule switched off', isCode],
  [/@ts-(ignore|nocheck)/, 'a type error hidden', isCode],
  [/@ts-expect-error/, 'a type error expected outside a test', (path) => isCode(path) && !isTest(path)],
  [/\b(?:it|test|describe)(?:\.\w+)*\.(?:skip|only|todo)\b(?!If)|\bx(?:it|describe)\(/, 'a test switched off', isCode],
  [/(?:^|[\s"'`(=])\/(?:root|home\/\w+|Users\/\w+)\//, 'a path of one machine', () => true],
  [/\b(?:hx-on|onclick|onload|onsubmit)[:=]|["'`]js:/, 'script in an attribute, which the CSP refuses', (path) => /^packages\/\w+\/src\/.*\.tsx?$/.test(path)],
  [/\sstyle=["'{]/, 'an inline style, which the CSP refuses', (path) => /^packages\/server\/src\/.*\.tsx?$/.test(path)],
  [/hx-trigger="[^"]*\[/, 'a trigger filter, which uses new Function', (path) => path.endsWith('.tsx')],
]

/** @returns `file:line: why` for each forbidden word or text. */
export function forbiddenWords(files: readonly TextFile[]): string[] {
  return files.filter(({ path }) => !isRulebook(path)).flatMap(({ path, text }) => text.split('\n').flatMap((line, index) => {
    const problems = forbiddenText.filter(([pattern, , applies]) => applies(path) && pattern.test(line)).map(([, why]) => why)
    if (isCode(path) && !isTest(path) && !isData(path) && !isTable(path) && line.length > sizes.columns) problems.push(`more than ${sizes.columns} columns`)
    return problems.map((why) => `${path}:${index + 1}: ${why}`)
  }))
}

const exactNames = new Set(['info', 'handle', 'data', 'helper', 'helpers', 'util', 'utils', 'misc', 'common'])

function badName(name: string): boolean {
  return exactNames.has(name) || /(Helpers?|Utils?|Service|[a-z]Manager)$/.test(name)
}

function exportedNames(tree: ts.SourceFile): ts.Node[] {
  return tree.statements.flatMap((statement): ts.Node[] => {
    if (ts.isExportDeclaration(statement)) {
      return statement.exportClause && ts.isNamedExports(statement.exportClause) ? statement.exportClause.elements.map(({ name }) => name) : []
    }
    const exported = ts.canHaveModifiers(statement) && ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)
    if (!exported) return []
    if (ts.isVariableStatement(statement)) return statement.declarationList.declarations.map(({ name }) => name)
    return 'name' in statement && statement.name ? [statement.name] : []
  })
}

/** @returns `file:line: why` for names that say nothing, `any`, and `export *`. */
export function badSyntax(files: readonly TextFile[]): string[] {
  return files.filter(({ path }) => isCode(path)).flatMap((file) => {
    const tree = syntaxOf(file)
    const found = exportedNames(tree).filter((node) => badName(node.getText()))
      .map((node) => `${file.path}:${lineOf(node)}: the exported name ${node.getText()} says nothing`)
    if (/(^|[/.-])(helpers?|utils?|misc|common|service|manager)\.\w+$/.test(file.path) || /\/(helpers|utils|misc|common|services)\//.test(file.path)) {
      found.push(`${file.path}: the file's name says nothing`)
    }
    eachNode(tree, (node) => {
      if (node.kind === ts.SyntaxKind.AnyKeyword) found.push(`${file.path}:${lineOf(node)}: any`)
      if (ts.isExportDeclaration(node) && !node.exportClause) found.push(`${file.path}:${lineOf(node)}: export *`)
      if (ts.isJsxAttribute(node) && /^(style|on[a-z]+|hx-on.*)$/.test(node.name.getText())) {
        found.push(`${file.path}:${lineOf(node)}: the attribute ${node.name.getText()}, which the CSP refuses`)
      }
    })
    return found
  })
}
