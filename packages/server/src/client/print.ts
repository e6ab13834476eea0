import { startAs } from './kit/as'
import { printPapers } from './till/printing'

// A page for the printer: nothing on it is live.
const papers = (): readonly HTMLElement[] => [...document.querySelectorAll<HTMLElement>('.paper')]

startAs()
document.getElementById('print-now')?.addEventListener('click', () => void printPapers(papers()))
document.addEventListener('keydown', event => {
  if (event.key.toLowerCase() === 'p' && !event.ctrlKey && !event.metaKey && !event.altKey) void printPapers(papers())
})
document.documentElement.dataset['ready'] = 'true'
