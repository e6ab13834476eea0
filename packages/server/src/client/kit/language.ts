import { toast } from './problem-card'
import { post } from './session'
import { language } from './words'

/** Lets the language be chosen: the server keeps it, and the page comes again in it. */
export function startLanguage(): void {
  document.addEventListener('click', event => {
    const button = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-language]') : null
    if (button) void choose(button, button.dataset['language'] ?? '')
  })
  document.addEventListener('change', event => {
    if (event.target instanceof HTMLSelectElement && event.target.dataset['languageList'] !== undefined) void choose(event.target, event.target.value)
  })
}

async function choose(control: HTMLElement, tag: string): Promise<void> {
  if (tag === language()) return
  const as = control.closest<HTMLElement>('.language-switch')?.dataset['as'] ?? ''
  const answer = await post('/session/language', { language: tag }, as === '' ? undefined : as)
  if (answer.ok) location.reload()
  else toast(`${answer.problem.title}. ${answer.problem.fix}`)
}
