const mmPerPixel = 25.4 / 96
/** A little room under the last line, where the roll is torn. */
const tearMm = 6

let sheet: CSSStyleSheet | null = null

/**
 * Prints the papers that the page shows. A roll has no page: the page is made as long as the longest paper. Papers carry the printer's
 * form while they are measured and printed (`html.printing`).
 * @param papers those to print; others of the page are left out
 */
export function printPapers(papers: readonly HTMLElement[]): void {
  const root = document.documentElement
  root.classList.add('printing')
  for (const paper of papers) paper.classList.add('to-print')
  const longest = Math.max(0, ...papers.map(paper => paper.getBoundingClientRect().height))
  setPage(`@page { size: 80mm ${Math.ceil(longest * mmPerPixel + tearMm)}mm; margin: 0 }`)
  const end = (): void => {
    root.classList.remove('printing')
    for (const paper of papers) paper.classList.remove('to-print')
  }
  addEventListener('afterprint', end, { once: true })
  print()
}

/** Named pages (A4) keep their own form. */
function setPage(rule: string): void {
  if (!sheet) {
    sheet = new CSSStyleSheet()
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
  }
  sheet.replaceSync(rule)
}
