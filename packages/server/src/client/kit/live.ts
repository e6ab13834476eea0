import { staffId } from './as'
import { tickClocks } from './clocks'
import { emit, on } from './events'
import { morph } from './htmx'
import { linkLive, type LiveLink } from './live-link'
import type { LiveState, RegionMessage, ToTab } from './live-messages'
import { setServerTime } from './server-clock'
import { language } from './words'

/** What the page hears of the connection beside its regions. */
export interface LiveListener {
  onState(state: LiveState, sinceMs: number): void
  /** Connected again: so many events of the journal happened meanwhile. */
  onBack(received: number): void
  onRefused(): void
  onRing(id: string, granted: boolean): void
  onTick(): void
}

const selector = '[data-region]'
/** A change never takes a control from under a finger; a finger that rests does not hold the board for ever. */
const heldMsMax = 900
const resetAfterMs = 3_000

let pressed: Element | null = null
const held = new Map<string, RegionMessage>()
/** The newest state heard of each region that the page shows. */
const latest = new Map<string, RegionMessage>()
let newestPosition = 0

/**
 * Keeps the page's regions live: says which it shows, also when fragments bring further ones, and puts each newer state
 * in place.
 * @returns the link to the browser's one connection
 */
export function startLive(listener: LiveListener): LiveLink {
  newestPosition = Number(document.body.dataset['liveFrom'] ?? 0)
  const link = linkLive(message => take(message, link, listener))
  let shown = ''
  const show = (): void => {
    const subscriptions = subscriptionsNow()
    shown = subscriptions.join()
    // A page without a board has nothing that could be live.
    const word = document.getElementById('live')
    if (word) word.hidden = subscriptions.length === 0
    link.send({ type: 'show', subscriptions })
  }
  const showIfChanged = (): void => {
    if (subscriptionsNow().join() !== shown) show()
  }
  let planned = false
  new MutationObserver(() => {
    if (planned) return
    planned = true
    queueMicrotask(() => {
      planned = false
      showIfChanged()
      catchUp()
    })
  }).observe(document.body, { childList: true, subtree: true })
  addEventListener('pagehide', () => link.leave())
  addEventListener('pageshow', event => {
    if (event.persisted) link.resume()
    if (event.persisted) show()
  })
  // A frozen tab may have been dropped as silent.
  document.addEventListener('resume', show)
  addEventListener('online', () => link.send({ type: 'retry' }))
  holdUnderFinger()
  show()
  return link
}

/** Calls `listener` with the element of each region of this name, now and after each change. @returns how to stop */
export function onRegion(name: string, listener: (element: HTMLElement, key: string) => void): () => void {
  const fits = (key: string): boolean => key === name || key.startsWith(`${name}.`)
  for (const element of document.querySelectorAll<HTMLElement>(selector)) {
    const key = element.dataset['region'] ?? ''
    if (fits(key)) listener(element, key)
  }
  return on('restoflow:region', ({ key, element }) => {
    if (fits(key)) listener(element, key)
  })
}

function regionKeys(): readonly string[] {
  return [...document.querySelectorAll<HTMLElement>(selector)].map(element => element.dataset['region'] ?? '')
}

/** Each region in the page's language; English has the plain key. */
function subscriptionsNow(): readonly string[] {
  const suffix = language() === 'en' ? '' : `@${language()}`
  return [...new Set(regionKeys())].sort().map(key => `${staffId()}~${key}${suffix}`)
}

function take(message: ToTab, link: LiveLink, listener: LiveListener): void {
  switch (message.type) {
    case 'region':
      // This page shows no other language than its own.
      return receive({ ...message, region: message.region.replace(/@.*/, '') })
    case 'state':
      return listener.onState(message.state, message.sinceMs)
    case 'now':
      setServerTime(message.now)
      if (message.fresh) welcome(message.position, listener)
      newestPosition = Math.max(newestPosition, message.position)
      return
    case 'refused':
      return listener.onRefused()
    case 'ring':
      return listener.onRing(message.id, message.granted)
    case 'tick':
      link.send({ type: 'alive' })
      return listener.onTick()
    default:
      return message satisfies never
  }
}

function welcome(position: number, listener: LiveListener): void {
  if (position >= newestPosition) return listener.onBack(position - newestPosition)
  // The journal is shorter than what this page has seen: another one took its place, so nothing here is true any more.
  const seen = newestPosition
  newestPosition = position
  setTimeout(() => {
    if (newestPosition < seen) location.reload()
  }, resetAfterMs)
}

/** A fragment that the page fetched may be older than what it heard meanwhile. */
function catchUp(): void {
  for (const [key, message] of latest) {
    const element = document.querySelector<HTMLElement>(`[data-region="${key}"]`)
    if (!element) latest.delete(key)
    else if (Number(element.dataset['position'] ?? 0) < message.position) receive(message)
  }
}

function receive(message: RegionMessage): void {
  newestPosition = Math.max(newestPosition, message.position)
  latest.set(message.region, message)
  for (const element of document.querySelectorAll<HTMLElement>(`[data-region="${message.region}"]`)) {
    if (pressed && element.contains(pressed)) held.set(message.region, message)
    else put(element, message)
  }
}

function put(element: HTMLElement, { region, position, html }: RegionMessage): void {
  // Older never overwrites newer: the page itself may be younger than what was under way.
  if (position < Number(element.dataset['position'] ?? 0)) return
  if (html === null) {
    if (element.dataset['clientGone'] !== undefined) return
    element.dataset['clientGone'] = 'true'
    return emit('restoflow:gone', { key: region, element })
  }
  morph(element, html)
  const now = document.querySelector<HTMLElement>(`[data-region="${region}"]`) ?? element
  tickClocks(now)
  emit('restoflow:region', { key: region, element: now })
}

function holdUnderFinger(): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const release = (): void => {
    clearTimeout(timer)
    pressed = null
    for (const [region, message] of held) {
      held.delete(region)
      receive(message)
    }
  }
  addEventListener('pointerdown', event => {
    pressed = event.target instanceof Element ? event.target : null
    clearTimeout(timer)
    timer = setTimeout(release, heldMsMax)
  }, { capture: true })
  // The click follows the release of the finger: what was held is shown after it.
  addEventListener('pointerup', () => setTimeout(release), { capture: true })
  addEventListener('pointercancel', release, { capture: true })
}
