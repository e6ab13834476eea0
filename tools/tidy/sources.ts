import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import ts from 'typescript'
import { root } from '../setup/root.mjs'

/** One file of the repository; `path` is relative to its root, with forward slashes. */
export interface TextFile {
  readonly path: string
  readonly text: string
}

/** One import or re-export. */
export interface Import {
  readonly specifier: string
  /** Erased by the compiler: it cannot pull code in. */
  readonly typeOnly: boolean
  readonly line: number
}

const folders = ['packages', 'tools', 'docs', 'examples', 'e2e', '.ci']
const skipped = new Set(['node_modules', 'dist', 'output', 'coverage'])
const textual = /(\.(tsx?|mjs|js|css|md|json|html|ya?ml|sh)|\.ci\/run|\.npmrc|\.editorconfig)$/

function walk(path: string): string[] {
  if (statSync(join(root, path)).isFile()) return textual.test(path) ? [path] : []
  return readdirSync(join(root, path)).filter((name) => !skipped.has(name)).flatMap((name) => walk(`${path}/${name}`))
}

/** @returns every text file of the repository that somebody wrote; lock files, builds and installed packages aside. */
export function repositoryFiles(): TextFile[] {
  const top = readdirSync(root).filter((name) => statSync(join(root, name)).isFile() && name !== 'package-lock.json')
  const paths = [...top.flatMap(walk), ...folders.filter((name) => existsSync(join(root, name))).flatMap(walk)]
  return paths.map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }))
}

export const isCode = (path: string): boolean => /\.(tsx?|mjs|js)$/.test(path)
/** Tests, and what only tests import: `x.testing.ts`, `testing.ts` and the contract suite of a port. */
export const isTest = (path: string): boolean => /(\.test|\.testing|\/testing|[/-]contract)\.tsx?$/.test(path)

const parsed = new Map<string, ts.SourceFile>()

/** @returns the syntax tree of a code file, parsed once. */
export function syntaxOf({ path, text }: TextFile): ts.SourceFile {
  const known = parsed.get(path)
  if (known) return known
  const tree = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)
  parsed.set(path, tree)
  return tree
}

/** @returns the line (from 1) on which a node begins. */
export const lineOf = (node: ts.Node): number =>
  node.getSourceFile().getLineAndCharacterOfPosition(node.getStart()).line + 1

/** Calls `visit` with every node below `node`. */
export function eachNode(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node)
  ts.forEachChild(node, (child) => { eachNode(child, visit) })
}

/** @returns what a file imports and re-exports, `import()` and type queries included. */
export function importsOf(file: TextFile): Import[] {
  const found: Import[] = []
  eachNode(syntaxOf(file), (node) => {
    const add = (specifier: ts.Node | undefined, typeOnly: boolean): void => {
      if (specifier && ts.isStringLiteral(specifier)) found.push({ specifier: specifier.text, typeOnly, line: lineOf(node) })
    }
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, isTypeOnly(node.importClause))
    else if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly)
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) add(node.argument.literal, true)
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) add(node.arguments[0], false)
  })
  return found
}

function isTypeOnly(clause: ts.ImportClause | undefined): boolean {
  if (!clause) return false
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true
  const names = clause.namedBindings
  return !clause.name && names !== undefined && ts.isNamedImports(names) && names.elements.length > 0
    && names.elements.every((element) => element.isTypeOnly)
}

/** @returns the repository path that a relative specifier means, whether or not the file exists. */
export function resolveRelative(from: string, specifier: string): string {
  const base = normalize(join(dirname(from), specifier)).replaceAll('\\', '/')
  const candidates = [base, `${base}.ts`, `${base}.tsx`, `${base}.d.ts`, `${base}/index.ts`, `${base}/index.tsx`]
  const isFile = (path: string): boolean => statSync(join(root, path), { throwIfNoEntry: false })?.isFile() ?? false
  return candidates.find(isFile) ?? `${base}.ts`
}
