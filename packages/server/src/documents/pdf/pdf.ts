import type { Paper } from '../paper'
import { layA4 } from './a4'
import type { Laid } from './laid'
import { layRoll } from './roll'
import { writePdf } from './write'

export const pdfFormats = ['a4', '80'] as const
/** A page of A4, or 80 mm. */
export type PdfFormat = (typeof pdfFormats)[number]

/**
 * @param copy which hand-out it is, from 1; null: none, it is looked at
 * @returns the document as PDF
 */
export function pdfOf(paper: Paper, format: PdfFormat, copy: number | null): Promise<Buffer> {
  const mark: Laid['mark'] = paper.copies === null || copy === null ? null
    : copy === 1 ? { text: paper.copies.original, inverted: false } : { text: paper.copies.duplicate, inverted: true }
  return writePdf(format === 'a4' ? layA4(paper, mark) : layRoll(paper, mark))
}
