import { staffId } from '../kit/as'
import type { Problem } from '../kit/outbox'
import { problemOf } from '../kit/send'
import { t } from '../kit/words'

/** A part of the page, or why there is none. */
export type Part = { readonly kind: 'html'; readonly html: string; readonly headers: Headers } | { readonly kind: 'problem'; readonly problem: Problem }

function noConnection(): Problem {
  return { status: 0, code: '', title: t('browser.no-connection'), detail: '', fix: t('browser.open-stays') }
}

/** Asks the server for a part of the page. @param body is sent as JSON; without one it is a mere look */
export async function fetchPart(path: string, body?: unknown, signal?: AbortSignal): Promise<Part> {
  const headers: Record<string, string> = { 'RestoFlow-As': staffId(), 'HX-Request': 'true' }
  const init: RequestInit = body === undefined
    ? { headers }
    : { method: 'POST', headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify(body) }
  try {
    const response = await fetch(path, { ...init, ...(signal && { signal }) })
    if (response.ok) return { kind: 'html', html: await response.text(), headers: response.headers }
    if (response.status === 401) location.assign(`/?as=${staffId()}&next=${encodeURIComponent(location.pathname + location.search)}`)
    return { kind: 'problem', problem: problemOf(response.status, await response.json().catch(() => null)) }
  } catch {
    return { kind: 'problem', problem: noConnection() }
  }
}

/** Puts HTML of the server into an element; htmx looks through it. */
export function fill(target: Element, html: string): void {
  void window.htmx.swap({ text: html, target, swap: 'innerHTML', sourceElement: target })
}

/** @returns the element of this id @throws Error when the page lacks it */
export function need<E extends HTMLElement = HTMLElement>(id: string): E {
  const element = document.getElementById(id)
  if (!element) throw new Error(`The page has no #${id}`)
  return element as E
}

/** @returns the element of this id, or null where the open bill has none */
export function maybe<E extends HTMLElement = HTMLElement>(id: string): E | null {
  return document.getElementById(id) as E | null
}

/** Changes a text only where it differs, so that nothing is read out twice. */
export function setText(element: Element | null, text: string): void {
  if (element && element.textContent !== text) element.textContent = text
}
