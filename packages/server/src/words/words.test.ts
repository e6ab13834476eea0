import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { errorCatalogue, type ErrorCode, type ErrorEntry } from '@restoflow/core'
import { expect, it } from 'vitest'
import english from './en.json'
import { isMessage, messageOf, type ParsedMessage } from './message'
import { missingIn } from './check'
import { addLanguages, isLanguage, languages, localName, secondName, speaking, useSecondWords, useWords, wordsOf, type WordKey } from './words'

const folder = fileURLToPath(new URL('.', import.meta.url))
const sources = fileURLToPath(new URL('..', import.meta.url))
const files = readdirSync(folder).filter(name => name.endsWith('.json'))
const textsOf = (name: string): Record<string, string> => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Record<string, string>

it('ships English and Hindi', () => {
  expect(languages()).toEqual(expect.arrayContaining([{ tag: 'en', name: 'English', short: 'EN' }, { tag: 'hi', name: 'हिन्दी', short: 'हिं' }]))
})

it.each(files)('says everything in %s, and the same as in English', name => {
  expect(missingIn(textsOf(name), name.replace('.json', ''))).toEqual([])
})

it('has a use for every text', () => {
  const code = readdirSync(sources, { recursive: true, encoding: 'utf8' })
    .filter(path => /\.tsx?$/.test(path) && !path.startsWith('words'))
    .map(path => readFileSync(join(sources, path), 'utf8')).join('\n')
  const literals = new Set([...code.matchAll(/['"]([a-z][a-z0-9-]*\.[a-z0-9-]+)['"]/g)].map(([, key]) => key))
  // t(`role.${role}`) uses every key of that form
  const made = [...code.matchAll(/`([a-z][a-z0-9-]*\.(?:\$\{[^}]*\}|[^`\s])*)`/g)].map(([, text = '']) =>
    new RegExp(`^${text.replaceAll('.', '\\.').replaceAll(/\$\{[^}]*\}/g, '[a-z0-9-]+')}$`))
  const unused = Object.keys(english).filter(key => !/^(language|problem)\./.test(key) && !literals.has(key) && !made.some(form => form.test(key)))
  expect(unused).toEqual([])
})

it('says of problems in English what the catalogue says, so that a change there is one here', () => {
  for (const [key, text] of Object.entries(english)) {
    const [, code = '', part] = /^problem\.(.+)-(title|fix)$/.exec(key) ?? []
    if (part === undefined) continue
    const entry: ErrorEntry | undefined = errorCatalogue[code as ErrorCode]
    expect([key, messageOf(text, 'en').format()]).toEqual([key, part === 'title' ? entry?.title : entry?.fix])
  }
})

it('fills messages in by each language\'s own rules, with digits 0 to 9 everywhere', () => {
  const items = '{count, plural, one {# item} other {# items}}'
  expect([1, 1234].map(count => messageOf(items, 'en').format({ count }))).toEqual(['1 item', '1,234 items'])
  expect(messageOf('{count, plural, one {# वस्तू} other {# वस्तू}} {count}', 'mr').format({ count: 12 })).toBe('12 वस्तू 12')
  expect(messageOf('<b>{name}</b>', 'hi').format({ name: 'T9' })).toBe('<b>T9</b>')
  expect(() => messageOf('{count, plural, one {#}}', 'en')).toThrow()
})

it('reads a message that was parsed before, as browsers do', () => {
  const { parsed } = messageOf('{count, plural, =0 {none} one {# try} other {# tries}} left', 'en')
  const carried = JSON.parse(JSON.stringify(parsed)) as ParsedMessage
  expect([0, 1, 3].map(count => messageOf(carried, 'en').format({ count }))).toEqual(['none left', '1 try left', '3 tries left'])
})

it('takes another language from one file, and says in English what it lacks', () => {
  const dropIn = mkdtempSync(join(tmpdir(), 'words-'))
  try {
    writeFileSync(join(dropIn, 'xx.json'), JSON.stringify({ 'language.name': 'Xanadu' }))
    const told: string[] = []
    const read = (): readonly string[] => addLanguages(dropIn, line => told.push(line))
    expect(read()).toEqual(['xx'])
    expect(told).toEqual([])
    expect(isLanguage('xx')).toBe(true)
    expect(languages()).toContainEqual({ tag: 'xx', name: 'Xanadu', short: 'XX' })
    expect(wordsOf('xx')('language.short')).toBe('EN')
    expect(missingIn({ 'language.name': 'Xanadu', 'floor.moon': '{' }, 'xx')).toEqual(expect.arrayContaining([
      'language.short is missing: EN', 'floor.moon is no known key',
    ]))
    writeFileSync(join(dropIn, 'not a tag.json'), '{}')
    writeFileSync(join(dropIn, 'yy.json'), '[')
    writeFileSync(join(dropIn, 'xx.json'), JSON.stringify({ 'common.covers': '{count, plural', 'floor.table': 'Tabl {x}', 'language.short': 'Xa' }))
    expect(read()).toEqual(['xx'])
    expect(told.map(line => line.split(' ').slice(0, 2).join(' '))).toEqual([
      'words/not a', 'words/xx.json: common.covers', 'words/xx.json: floor.table', 'words/yy.json was',
    ])
    expect(wordsOf('xx')('common.covers', { count: 2 })).toBe('2 covers')
    expect(wordsOf('xx')('language.short')).toBe('Xa')
  } finally {
    rmSync(dropIn, { recursive: true })
  }
})

it('answers in the language that is spoken, also after waiting', async () => {
  const dish = { name: 'Butter naan', names: { hi: 'बटर नान' } }
  const key: WordKey = 'language.short'
  expect([useWords()(key), useSecondWords()?.(key), localName(dish), secondName(dish)])
    .toEqual(['EN', 'हिं', 'Butter naan', { text: 'बटर नान', lang: 'hi' }])
  await speaking({ language: 'hi', second: 'en' }, async () => {
    await Promise.resolve()
    expect([useWords()(key), useSecondWords()?.(key), localName(dish), secondName(dish)])
      .toEqual(['हिं', 'EN', 'बटर नान', { text: 'Butter naan', lang: 'en' }])
    expect(secondName({ name: 'Chai' })).toBeNull()
  })
  expect(isMessage('plain')).toBe(false)
})
