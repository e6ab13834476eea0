import type { Paper } from '../paper'
import type { Laid } from './laid'

export const pdfFormats = ['a4', '80'] as const
/** A page of A4, or 80 mm. */
export type PdfFormat = (typeof pdfFormats)[number]

/**
 * @param copy which hand-out it is, from 1; null: none, it is looked at
 * @returns the document as PDF
 */
export async function pdfOf(paper: Paper, format: PdfFormat, copy: number | null): Promise<Buffer> {
  // fonts and writer take a third of a start's time, and most processes never write a page
  const [{ layA4 }, { layRoll }, { writePdf }] = await Promise.all([import('./a4'), import('./roll'), import('./write')])
  const mark: Laid['mark'] = paper.copies === null || copy === null ? null
    : copy === 1 ? { text: paper.copies.original, inverted: false } : { text: paper.copies.duplicate, inverted: true }
  return writePdf(format === 'a4' ? layA4(paper, mark) : layRoll(paper, mark))
}
