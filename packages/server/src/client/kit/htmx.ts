import type { default as Htmx } from 'htmx.org'
import { showProblem, toast } from './problem-card'
import { problemOf } from './send'
import { t } from './words'

declare global {
  interface Window {
    /** The library, loaded as a script of its own before the page's. */
    readonly htmx: typeof Htmx
  }
}

/** Attributes that only the browser knows: a morph leaves them alone. The server writes no `style`: its own policy refuses it. */
const ours = ['data-htmx-powered', 'aria-busy', 'data-client-', 'style']

/** Sets the library up: no code in attributes, no history of its own, one more header on every request. */
export function startHtmx(staffId: string): void {
  const { htmx } = window
  Object.assign(htmx.config, {
    history: false, includeIndicatorCSS: false, morphIgnore: ours, defaultTimeout: 15_000, allowEval: false,
    // Settling would copy a busy button's width as a style attribute, which the policy refuses.
    defaultSettleDelay: 0,
    // A hidden kitchen or till tab stays live.
    sse: { pauseOnBackground: false },
  })
  document.addEventListener('htmx:config:request', event => {
    event.detail.ctx.request.headers['RestoFlow-As'] = staffId
  })
  // A problem is said beside the page, never put into a panel as its content.
  document.addEventListener('htmx:before:response', event => {
    const raw = event.detail.ctx.response?.raw
    if (!raw || raw.status < 400 || raw.headers.has('hx-redirect') || raw.headers.get('content-type')?.includes('text/html')) return
    event.preventDefault()
    void raw.json().catch(() => null).then((answer: unknown) => showProblem(problemOf(raw.status, answer), null, undefined))
  })
  document.addEventListener('htmx:error', event => {
    if (event.detail.ctx?.response === undefined) toast(t('browser.not-loaded'))
  })
}

/** Puts a fragment in the place of an element, whose focus, caret, typed text and scroll stay where they are. */
export function morph(target: Element, html: string): void {
  const focused = document.activeElement
  const focusId = focused instanceof HTMLElement && target.contains(focused) ? focused.id : ''
  // The swap is done when this returns; its promise waits for events only.
  void window.htmx.swap({ text: html, target, swap: 'outerMorph', sourceElement: target })
  if (focusId !== '' && document.activeElement === document.body) document.getElementById(focusId)?.focus({ preventScroll: true })
}
