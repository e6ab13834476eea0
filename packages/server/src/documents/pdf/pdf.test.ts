import { describe, expect, it, vi } from 'vitest'
import hindi from '../../words/hi.json'
import type { Paper } from '../paper'
import { longBill, sampleDocuments } from '../samples.testing'
import { layA4 } from './a4'
import { runsOf, widthOf, wrap } from './faces'
import { pdfOf } from './pdf'
import { layRoll } from './roll'
import { mm, type Mark } from './sheet'

const samples = sampleDocuments()
const words = (marks: readonly Mark[]): readonly string[] => marks.flatMap(mark => (mark.kind === 'text' ? [mark.text] : []))

describe('text', () => {
  it('is drawn by the face that has its signs, the rupee among them', () => {
    expect(runsOf('₹120 मसाला, café Ā', 'regular').map(({ text, face }) => [text, face.name])).toEqual([
      ['₹', 'devanagari-regular'], ['120 ', 'latin-regular'], ['मसाला', 'devanagari-regular'], [', café ', 'latin-regular'], ['Ā', 'latin-ext-regular'],
    ])
  })

  it('joins what belongs together: a conjunct is narrower than its letters', () => {
    expect(widthOf('क्ष', 10, 'regular')).toBeLessThan(widthOf('क', 10, 'regular') + widthOf('ष', 10, 'regular'))
  })

  it('breaks at spaces, and within a word that no line holds', () => {
    const lines = wrap(`Paneer butter masala ${'क्षि'.repeat(30)}`, 9, 'regular', 80)
    expect(lines.every(line => widthOf(line, 9, 'regular') <= 80)).toBe(true)
    expect(lines.join('').replaceAll(' ', '')).toBe(`Paneerbuttermasala${'क्षि'.repeat(30)}`)
    expect(wrap('', 9, 'regular', 80)).toEqual([])
  })
})

it('is the same file whatever was drawn before it', async () => {
  const { paper, copy } = samples.find(({ name }) => name === 'weighed-hindi') ?? expect.fail('no such sample')
  const others = Object.values(hindi).filter(text => !/[{<]/.test(text)).slice(0, 400)
  const drawn = async (before: readonly Paper[]): Promise<Buffer> => {
    // with fonts that nothing was drawn with yet
    vi.resetModules()
    const fresh = await import('./pdf')
    for (const each of before) await fresh.pdfOf(each, 'a4', copy)
    return fresh.pdfOf(paper, 'a4', copy)
  }
  expect((await drawn([])).equals(await drawn([{ ...paper, supplier: { ...paper.supplier, lines: others } }]))).toBe(true)
})

describe.each(samples)('$name', ({ paper, copy }) => {
  it.each([['a4', layA4, 210 * mm], ['80', layRoll, 80 * mm]] as const)('keeps within %s paper', (_, lay, width) => {
    const { pages, height } = lay(paper, null)
    for (const mark of pages.flat()) {
      const [left, right] = mark.kind === 'text' ? [mark.x, mark.x + widthOf(mark.text, mark.size, mark.weight)]
        : [mark.x, mark.x + (mark.kind === 'qr' ? mark.side : mark.width)]
      expect(left).toBeGreaterThanOrEqual(4 * mm - 0.01)
      expect(right).toBeLessThanOrEqual(width - 4 * mm + 0.01)
      expect(mark.kind === 'text' ? mark.baseline : mark.y).toBeLessThan(height)
    }
  })

  it('is the same bytes each time, and few', async () => {
    const [first, second] = [await pdfOf(paper, '80', copy), await pdfOf(paper, '80', copy)]
    expect(first.equals(second)).toBe(true)
    expect(first.length).toBeLessThan(60_000)
  })
})

it('repeats the head of the lines on every page, and numbers the pages', () => {
  const { pages } = layA4(longBill(200), null)
  expect(pages.length).toBeGreaterThan(5)
  pages.forEach((marks, place) => expect(words(marks)).toContain(`Page ${place + 1} of ${pages.length}`))
  const withLines = pages.filter(marks => words(marks).some(text => /^\d+\. /.test(text)))
  expect(withLines.length).toBeGreaterThan(5)
  for (const marks of withLines) expect(words(marks)).toContain('HSN/SAC')
  expect(pages.flatMap(words).filter(text => /^\d+\. /.test(text))).toHaveLength(200)
})

it('marks a copy after the first white on black, every later one alike', async () => {
  const { paper } = samples[0] ?? expect.unreachable()
  const [box, text] = layRoll(paper, { text: 'DUPLICATE', inverted: true }).pages[0] ?? []
  expect(box).toMatchObject({ kind: 'box', filled: true })
  expect(text).toMatchObject({ kind: 'text', text: 'DUPLICATE', white: true })
  expect((await pdfOf(paper, 'a4', 2)).equals(await pdfOf(paper, 'a4', 3))).toBe(true)
})
