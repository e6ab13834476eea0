import PDFDocument from 'pdfkit'
import { encode } from 'uqr'
import type { Laid } from './laid'
import { forgetSigns, runsOf, type Run } from './faces'
import type { Mark } from './sheet'

/** A face as pdfkit embeds it: only the signs that were drawn. pdfkit's own `text` writes no words for signs that stand in another order. */
interface EmbeddedFace {
  readonly id: string
  encode(text: string): readonly [codes: readonly string[], positions: readonly Position[]]
  ref(): unknown
}

interface Position {
  readonly xAdvance: number
  readonly advanceWidth: number
  readonly xOffset: number
  readonly yOffset: number
}

/** What `pdfkit` gives beyond its published types. */
interface Inner {
  readonly _font: EmbeddedFace
  readonly page: { readonly fonts: Record<string, unknown> }
  addContent(text: string): void
}

/** @returns the document as PDF: its signs embedded, its text to be selected and copied, the same bytes for the same document */
export function writePdf({ paper, width, height, pages, mark }: Laid): Promise<Buffer> {
  const { title, author, at } = paper.created
  const doc = new PDFDocument({
    size: [width, height], margin: 0, autoFirstPage: false, compress: true, lang: paper.language, displayTitle: true,
    info: { Title: title, Author: author, Subject: mark?.text ?? title,
      Creator: 'RestoFlow', Producer: 'RestoFlow', CreationDate: new Date(at), ModDate: new Date(at) },
  })
  const chunks: Buffer[] = []
  doc.on('data', (chunk: Buffer) => chunks.push(chunk))
  const done = new Promise<Buffer>((resolve, reject) => {
    doc.on('end', () => resolve(Buffer.concat(chunks)))
    doc.on('error', reject)
  })
  forgetSigns()
  const pen = new Pen(doc)
  for (const marks of pages) {
    doc.addPage()
    for (const each of marks) pen.draw(each)
  }
  doc.end()
  return done
}

type Doc = InstanceType<typeof PDFDocument>

class Pen {
  readonly #registered = new Set<string>()

  constructor(private readonly doc: Doc) {}

  draw(mark: Mark): void {
    const { doc } = this
    switch (mark.kind) {
      case 'text':
        return this.text(mark)
      case 'rule':
        doc.lineWidth(mark.thickness)
        if (mark.dashed) doc.dash(2.2, { space: 1.8 })
        else doc.undash()
        doc.moveTo(mark.x, mark.y).lineTo(mark.x + mark.width, mark.y).stroke('black')
        return
      case 'box':
        doc.rect(mark.x, mark.y, mark.width, mark.height)
        if (mark.filled) doc.fill('black')
        else doc.undash().lineWidth(0.8).stroke('black')
        return
      case 'qr':
        return this.qr(mark)
      default:
        return mark satisfies never
    }
  }

  private text({ x, baseline, text, size, weight, white }: Extract<Mark, { kind: 'text' }>): void {
    this.doc.fillColor(white ? 'white' : 'black')
    let left = x
    for (const run of runsOf(text, weight)) left += this.run(run, left, baseline, size)
  }

  /** @returns how wide the run is */
  private run({ text, face }: Run, x: number, baseline: number, size: number): number {
    if (!this.#registered.has(face.name)) {
      // a font that is read already is taken as it is
      this.doc.registerFont(face.name, face.font as unknown as ArrayBuffer)
      this.#registered.add(face.name)
    }
    const inner = this.doc.font(face.name) as unknown as Inner
    const { _font: font, page } = inner
    page.fonts[font.id] ??= font.ref()
    let left = x
    // each word by itself, so that it can be copied as it is written
    const words = face.reorders ? text.split(/(?<= )/) : [text]
    inner.addContent(`BT\n/${font.id} ${number(size)} Tf`)
    for (const word of words) {
      if (face.reorders) inner.addContent(`/Span << /ActualText <${utf16(word)}> >> BDC`)
      left += this.glyphs(inner, font.encode(word), left, baseline, size)
      if (face.reorders) inner.addContent('EMC')
    }
    inner.addContent('ET')
    return left - x
  }

  private glyphs(inner: Inner, [codes, positions]: ReturnType<EmbeddedFace['encode']>, x: number, baseline: number, size: number): number {
    const unit = size / 1000
    let [left, array, from] = [x, '', x]
    let shift = 0
    const flush = (): void => {
      if (array !== '') inner.addContent(`1 0 0 -1 ${number(from)} ${number(baseline - shift)} Tm\n[${array}] TJ`)
      array = ''
    }
    codes.forEach((code, place) => {
      const { xAdvance, advanceWidth, xOffset, yOffset } = positions[place] ?? { xAdvance: 0, advanceWidth: 0, xOffset: 0, yOffset: 0 }
      const isOff = xOffset !== 0 || yOffset !== 0
      if (isOff) {
        flush()
        from = left + xOffset * unit
        shift = yOffset * unit
      }
      array += `<${code}>`
      if (isOff) {
        flush()
        from = left + xAdvance * unit
        shift = 0
      } else if (xAdvance !== advanceWidth) array += ` ${number(advanceWidth - xAdvance)} `
      left += xAdvance * unit
    })
    flush()
    return left - x
  }

  /** Black squares without gaps between them, each row's neighbours as one: what a thermal head and a scanner like. */
  private qr({ x, y, side, text }: Extract<Mark, { kind: 'qr' }>): void {
    const { doc } = this
    const { data, size } = encode(text, { ecc: 'M', border: 4 })
    const module = side / size
    data.forEach((row, line) => {
      for (let from = 0; from < size; from += 1) {
        if (!row[from]) continue
        const start = from
        while (row[from + 1] === true) from += 1
        doc.rect(x + start * module, y + line * module, (from - start + 1) * module, module)
      }
    })
    doc.fill('black')
  }
}

function number(value: number): string {
  return String(Math.round(value * 1000) / 1000)
}

/** With a byte order mark, in hexadecimal. */
function utf16(text: string): string {
  return `FEFF${[...Buffer.from(text, 'utf16le').swap16()].map(byte => byte.toString(16).padStart(2, '0')).join('')}`
}
