import { printPapers } from './till/printing'

// A page for the printer: nothing on it is live.
const papers = (): readonly HTMLElement[] => [...document.querySelectorAll<HTMLElement>('.paper')]

document.getElementById('print-now')?.addEventListener('click', () => printPapers(papers()))
document.addEventListener('keydown', event => {
  if (event.key.toLowerCase() === 'p' && !event.ctrlKey && !event.metaKey && !event.altKey) printPapers(papers())
})
document.documentElement.dataset['ready'] = 'true'
