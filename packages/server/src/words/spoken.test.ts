import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { expect, it } from 'vitest'

const sources = fileURLToPath(new URL('..', import.meta.url))
const wordKey = /^[a-z][a-z0-9-]*\.[a-z0-9-]+$/
/** What a person reads or hears in markup. */
const readable = new Set([
  'aria-label', 'title', 'placeholder', 'label', 'alt', 'text', 'busyText', 'heading', 'aria-description',
  'data-label', 'data-shortcut-name',
])
/** Signs, names of keys and registers, and values of forms, which are the same in every language. */
const keys = 'Enter|Escape|Esc|Space|Backspace|Delete|Home|End|Tab|Arrow(?:Up|Down|Left|Right)?|Page(?:Up|Down)|Alt|Shift|Ctrl|F\\d+|[A-Z]|Aa'
const registers = 'RestoFlow|GSTIN|FSSAI|UPI|POST|GET|UTC|Asia/Kolkata|HX-Request|RestoFlow-As|Idempotency-Key|Lax'
const allowed = new RegExp(`^(?:${keys}|${registers})$`)

const files = ['screens', 'client'].flatMap(folder => readdirSync(`${sources}/${folder}`, { recursive: true, encoding: 'utf8' })
  .filter(path => /\.tsx?$/.test(path) && !/\.(test|testing|data|d)\.tsx?$/.test(path)).map(path => `${folder}/${path.replaceAll('\\', '/')}`))

/** Texts that a person would read, wherever they stand; what is thrown is told to nobody. */
function rawTexts(path: string): readonly string[] {
  const source = ts.createSourceFile(path, readFileSync(`${sources}/${path}`, 'utf8'), ts.ScriptTarget.Latest, true)
  const found: string[] = []
  const note = (node: ts.Node, text: string): void => {
    const line = source.getLineAndCharacterOfPosition(node.getStart()).line + 1
    found.push(`${path}:${line} ${text.replace(/\s+/g, ' ').trim()}`)
  }
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isTypeNode(node) || ts.isThrowStatement(node)) return
    if (ts.isCallExpression(node) && /^(refuse|onKey|bind)$/.test(node.expression.getText()) && ts.isIdentifier(node.expression)) {
      for (const argument of node.arguments.slice(1)) visit(argument)
      return
    }
    if (ts.isNewExpression(node) && /Error$/.test(node.expression.getText())) return
    if (ts.isJsxText(node) && /[A-Za-z]{2,}/.test(node.text) && !allowed.test(node.text.trim())) note(node, node.text)
    // names of dishes, stations and tax classes are data
    if (ts.isPropertyAssignment(node) && node.name.getText() === 'name') return
    if (ts.isPropertyAssignment(node)) return visit(node.initializer)
    if (ts.isJsxAttribute(node) && node.initializer && ts.isStringLiteral(node.initializer)) {
      const { text } = node.initializer
      if (readable.has(node.name.getText()) && /[A-Za-z]{2,}/.test(text) && !wordKey.test(text) && !allowed.test(text)) note(node, text)
      return
    }
    if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node) || ts.isTemplateHead(node) || ts.isTemplateMiddle(node) || ts.isTemplateTail(node)) {
      const isPart = !ts.isStringLiteral(node) && !ts.isNoSubstitutionTemplateLiteral(node)
      if (isSentence(node.text) || (isPart && / [a-z]{3,}/.test(node.text) && /^ [a-z]{3,}[.:,]?(?: |$)/.test(node.text))) note(node, node.text)
      return
    }
    node.forEachChild(visit)
  }
  visit(source)
  return found
}

/** Begins like a sentence, or like a word in capitals before a value, or holds several words after one: `{count} items are left`. */
function isSentence(text: string): boolean {
  if (allowed.test(text.trim()) || wordKey.test(text)) return false
  return /^[A-Z][a-z]+(?:[ ,.:…?!]|$)/.test(text.trim()) || /^[A-Z]{3,} (?!\/)/.test(text) || /^ [a-z]+(?: [a-z]{3,})+[.:,]?(?: |$)/.test(text)
}

it('speaks through words alone: no text that staff read stands in the source', () => {
  expect(files.length).toBeGreaterThan(50)
  expect(files.flatMap(rawTexts)).toEqual([])
})
