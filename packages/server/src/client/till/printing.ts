import { newId } from '@restoflow/core'
import { staffId } from '../kit/as'
import { showProblem, toast } from '../kit/problem-card'
import { sendCommand } from '../kit/send'
import { t } from '../kit/words'

const mmPerPixel = 25.4 / 96
/** A little room under the last line, where the roll is torn. */
const tearMm = 6

let sheet: CSSStyleSheet | null = null
let printing = false

/**
 * Prints the papers that the page shows, each a copy on record: the first is the original, later ones are marked. A roll has no page: the
 * page is made as long as the longest paper. Papers carry the printer's form while they are measured and printed (`html.printing`).
 * @param papers those to print; others of the page are left out
 */
export async function printPapers(papers: readonly HTMLElement[]): Promise<void> {
  if (printing) return
  printing = true
  const root = document.documentElement
  const marks: (() => void)[] = []
  const end = (): void => {
    root.classList.remove('printing')
    for (const paper of papers) paper.classList.remove('to-print')
    for (const unmark of marks) unmark()
    printing = false
  }
  for (const paper of papers) {
    const unmark = await recorded(paper)
    if (unmark === null) return end()
    marks.push(unmark)
  }
  root.classList.add('printing')
  for (const paper of papers) paper.classList.add('to-print')
  const longest = Math.max(0, ...papers.map(paper => paper.getBoundingClientRect().height))
  setPage(`@page { size: 80mm ${Math.ceil(longest * mmPerPixel + tearMm)}mm; margin: 0 }`)
  addEventListener('afterprint', end, { once: true })
  print()
}

/** Puts the copy on record and marks the paper with it. @returns how to take the mark off, or null when it was not recorded */
async function recorded(paper: HTMLElement): Promise<(() => void) | null> {
  const path = paper.dataset['record']
  const mark = paper.querySelector<HTMLElement>('.copy-mark')
  if (path === undefined || !mark) return () => undefined
  const form = paper.classList.contains('a4') ? 'a4' : '80'
  const outcome = await sendCommand({ key: newId(), as: staffId(), path: `${path}/print`, body: { form }, label: '', intent: null, atMs: Date.now() })
  if (outcome.kind !== 'done') {
    if (outcome.kind === 'refused') showProblem(outcome.problem, null, t('browser.not-printed'))
    else toast(t('browser.not-printed-offline'))
    return null
  }
  const { state } = outcome.reply as { readonly state: { readonly copies: readonly unknown[] } }
  const which = state.copies.length === 1 ? 'original' : 'duplicate'
  const before = mark.textContent
  mark.textContent = mark.dataset[which] ?? ''
  mark.dataset['copy'] = which
  return () => {
    mark.textContent = before
    delete mark.dataset['copy']
  }
}

/** Named pages (A4) keep their own form. */
function setPage(rule: string): void {
  if (!sheet) {
    sheet = new CSSStyleSheet()
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
  }
  sheet.replaceSync(rule)
}
