import type { Problem } from './outbox'
import { language, problemWords, t } from './words'

const paths = {
  warning: 'M12 3.8 2.8 20h18.4L12 3.8ZM12 10v4.7M12 17.3h.01',
  cross: 'M6 6l12 12M18 6 6 18',
  clock: 'M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17ZM12 7.3V12l3.3 2',
}
const toastMs = 8_000
const toastsMax = 3

/** @returns an icon of the house */
export function icon(name: keyof typeof paths): SVGSVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  svg.setAttribute('class', 'icon small')
  svg.setAttribute('viewBox', '0 0 24 24')
  svg.setAttribute('aria-hidden', 'true')
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path')
  path.setAttribute('d', paths[name])
  svg.append(path)
  return svg
}

/** @returns an element with a class and children; text is text */
export function make(tag: string, className: string, ...children: readonly (Node | string)[]): HTMLElement {
  const element = document.createElement(tag)
  if (className !== '') element.className = className
  element.append(...children)
  return element
}

/** @returns what happened, why and what to do, with the permanent code in small text */
export function problemCard(problem: Problem, failed: string | undefined): HTMLElement {
  const text = make('span', '', make('b', '', failed ?? problem.title), ...sentences(problem, failed))
  if (problem.code !== '') text.append(make('small', 'code', problem.code))
  const card = make('div', 'notice bad', icon('warning'), text)
  card.setAttribute('role', 'alert')
  return card
}

/** What the catalogue advises to integrators helps nobody at a table. */
const forIntegrators = /\b(GET|POST)\b|\/api\/|openapi|JSON|UTF-8|Idempotency|RestoFlow-|\bSend\b|Id\b/

/** An id that was made here, and what a schema says of a field, are for logs. */
const forLogs = /\b[a-z0-9]{20}\b|Invalid input/

/** What a card says below its heading: in the page's language, and particulars in English. */
export interface Said {
  readonly before: string
  /** Empty where there are none, or where they would stand in another language beside words that say it. */
  readonly particulars: string
  readonly advice: string
}

/**
 * The server's particulars are English. In another language a card with a title and advice of its own leaves them out: half a sentence that
 * somebody cannot read only hides the one that they can.
 * @param failed what the card's heading says, where that is not the problem's title
 * @param isTranslated whether title and advice are in the page's language
 */
export function saidOf({ title, detail, fix, code, said }: Problem, failed: string | undefined, language: string, isTranslated: boolean): Said {
  const isOurs = language === 'en' || code === ''
  const isSaid = !isTranslated || (isOurs && !forLogs.test(detail))
  return { before: failed === undefined ? '' : title, particulars: said ?? (isSaid ? detail : ''), advice: forIntegrators.test(fix) ? '' : fix }
}

function sentences(problem: Problem, failed: string | undefined): readonly (Node | string)[] {
  const { code, said } = problem
  const isTranslated = problemWords(code, 'title') !== undefined && problemWords(code, 'fix') !== undefined
  const { before, particulars, advice } = saidOf(problem, failed, language(), isTranslated)
  if (language() === 'en' || code === '' || particulars === '' || said !== undefined) return [joined([before, particulars, advice])]
  const english = make('span', '', joined([particulars]))
  english.lang = 'en'
  return [joined([before]), ' ', english, ' ', joined([advice])]
}

function joined(texts: readonly string[]): string {
  return texts.map(text => text.trim()).filter(text => text !== '').map(text => (/[.?!।]$/.test(text) ? text : `${text}.`)).join(' ')
}

/** Shows a problem in the place that the control names, else among the messages at the bottom. */
export function showProblem(problem: Problem, place: Element | null, failed: string | undefined): void {
  const card = problemCard(problem, failed)
  if (place) place.replaceChildren(card)
  else toast(card, toastMs * 2)
}

/** Shows a short message at the bottom for some seconds. */
export function toast(content: Node | string, forMs: number = toastMs): void {
  const list = document.getElementById('toasts')
  if (!list) return
  const close = make('button', 'button quiet square')
  close.setAttribute('type', 'button')
  close.setAttribute('aria-label', t('browser.close-message'))
  close.append(icon('cross'))
  const message = typeof content === 'string' ? make('div', 'toast', content, close) : make('div', 'toast-card', content, close)
  const leave = (): void => message.remove()
  close.addEventListener('click', leave)
  list.append(message)
  while (list.childElementCount > toastsMax) list.firstElementChild?.remove()
  setTimeout(leave, forMs)
}
