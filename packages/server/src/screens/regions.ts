import type { JSX } from 'hono/jsx/jsx-runtime'
import { raw } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'
import { categoryOf, type House, type OutletState, type RightId, type Rightful, type Role } from '@restoflow/core'
import type { Runtime } from '../runtime'
import { tongueOf } from '../http/language'
import { holdsAny } from '../http/screen-rights'
import { firstLanguage, isLanguage, speaking, useLanguage } from '../words/words'

/** What a region is rendered from. It holds nothing of a viewer: the HTML is shared by all of them. */
export interface RegionContext {
  readonly runtime: Runtime
  readonly house: House
  /** UTC instant, ISO 8601. */
  readonly now: string
  readonly demo: boolean
  /** Asks to be rendered again at an instant, though nothing happens until then: an alert that escalates. */
  readonly again: (at: string) => void
}

/** One kind of live part of a page: a board, a pad, the alert. */
export interface Region {
  /** `floor` in the key `floor`, `kitchen` in `kitchen.tandoor`. */
  readonly name: string
  /** Who may see it: whoever holds one of these rights. */
  readonly rights?: readonly RightId[]
  /** Without `rights`: these roles, beside owner and manager. */
  readonly roles?: readonly Role[]
  /** Categories of the streams that change it: `table`, `order`, `ticket`, `bill`, `menu`, `outlet`, `staff`; `guest`: what is known of guests. */
  readonly follows: readonly string[]
  /** @returns the region's one element, with `regionAttributes(key, house)` on it; null where there is no such thing */
  render(context: RegionContext, arg: string): JSX.Element | null
}

/** A region as it stands. */
export interface Rendered {
  readonly key: string
  /** Position of the journal that it shows. */
  readonly position: number
  /** Null where there is no such thing (any more). */
  readonly html: string | null
}

interface Entry extends Rendered {
  /** The HTML without what changes by itself: position and running times. */
  readonly essence: string
  readonly stale: boolean
  /** The last rendering threw: the HTML before it stays. */
  readonly failed: boolean
  /** When to render again by itself, in milliseconds since 1970. */
  readonly dueMs: number
}

const cachedMax = 512
const regionKeyPattern = /^[a-z][a-z0-9-]{0,31}(\.[a-z0-9-]{1,36})?$/

/** Fixes the type of a region in one place. */
export function defineRegion(region: Region): Region {
  return region
}

/** @returns what the one element of a region carries: its id, its key, and the position that it shows */
export function regionAttributes(key: string, house: House): { id: string; 'data-region': string; 'data-position': string } {
  return { id: `region-${key.replace('.', '-')}`, 'data-region': key, 'data-position': String(house.position) }
}

/** @returns the key of a region in a language, `floor@hi`: each language is rendered and sent for itself. English has the plain key */
export function spokenKey(key: string, language: string): string {
  return language === firstLanguage ? key : `${key}@${language}`
}

/** @returns whether the text has the form of a region's key: `floor`, `kitchen.tandoor` */
export function isRegionKey(text: string): boolean {
  return regionKeyPattern.test(text)
}

/** All live regions of an outlet, each rendered once for all who look at it, and only after something that it follows. */
export class Regions {
  readonly #byName: ReadonlyMap<string, Region>
  readonly #cache = new Map<string, Entry>()
  readonly #stop: () => void
  readonly #stopGuests: () => void

  constructor(private readonly runtime: Runtime, regions: readonly Region[]) {
    this.#byName = new Map(regions.map(region => [region.name, region]))
    this.#stopGuests = runtime.customers.onChange(() => this.outdate(new Set(['guest'])))
    this.#stop = runtime.dispatcher.onCommit(runtime.outlet, events => this.outdate(new Set(events.map(({ stream }) => categoryOf(stream)))))
  }

  /** @returns whether somebody may see the region, by what they hold at this moment; false for a region that does not exist */
  allows(key: string, by: Rightful): boolean {
    const [plain, language] = partsOf(key)
    const region = isRegionKey(plain) && isLanguage(language) ? this.#byName.get(nameOf(plain)) : undefined
    if (!region) return false
    if (region.rights) return holdsAny(by, region.rights)
    return by.roles.some(role => role === 'owner' || role === 'manager' || region.roles?.includes(role))
  }

  /** @returns the region for a page, with its element, in the language that the page is rendered in; nothing where there is no such thing */
  html(key: string): HtmlEscapedString {
    return raw(this.current(spokenKey(key, useLanguage())).html ?? '')
  }

  /** @returns whether there is such a thing (still) */
  has(key: string): boolean {
    return this.current(spokenKey(key, useLanguage())).html !== null
  }

  /** @returns the region as it stands, rendered anew only where something changed; `key` may be a {@link spokenKey} */
  current(key: string): Rendered {
    const known = this.#cache.get(key)
    if (known && !known.stale && known.dueMs > Date.parse(this.runtime.now())) return known
    const entry = this.render(key, known)
    this.#cache.delete(key)
    this.#cache.set(key, entry)
    if (this.#cache.size > cachedMax) this.#cache.delete(this.#cache.keys().next().value ?? '')
    return entry
  }

  /** @returns when the region changes by itself, in milliseconds since 1970; infinity when it does not */
  dueMs(key: string): number {
    return this.#cache.get(key)?.dueMs ?? Number.POSITIVE_INFINITY
  }

  /** Stops following the journal. */
  close(): void {
    this.#stop()
    this.#stopGuests()
  }

  private outdate(categories: ReadonlySet<string>): void {
    for (const [key, entry] of this.#cache) {
      const follows = this.#byName.get(nameOf(key))?.follows ?? []
      // the house's settings say which language stands beside another
      if (!entry.stale && (categories.has('outlet') || follows.some(category => categories.has(category)))) this.#cache.set(key, { ...entry, stale: true })
    }
  }

  private render(key: string, known: Entry | undefined): Entry {
    const { runtime } = this
    const { house } = runtime
    let dueMs = Number.POSITIVE_INFINITY
    const now = runtime.now()
    const nowMs = Date.parse(now)
    const again = (at: string): void => {
      const atMs = Date.parse(at)
      if (atMs > nowMs) dueMs = Math.min(dueMs, atMs)
    }
    const context: RegionContext = { runtime, house, now, demo: runtime.config.demo, again }
    let html: string | null
    try {
      const [plain, language] = partsOf(key)
      html = speaking(tongueOf(house.state<OutletState>('outlet').settings, language), () => {
        const element = this.#byName.get(nameOf(plain))?.render(context, plain.slice(nameOf(plain).length + 1)) ?? null
        return element === null ? null : textOf(element)
      })
    } catch (error) {
      // One board's fault darkens neither the others nor what this one showed before.
      if (known?.failed !== true) runtime.report(error)
      const before = known ?? { key, position: house.position, html: null, essence: '', dueMs }
      return { ...before, stale: false, failed: true }
    }
    const essence = html === null ? '' : essenceOf(html)
    // The older HTML stands for the newer one: nothing in it changed.
    if (known && known.essence === essence && (known.html === null) === (html === null)) return { ...known, stale: false, failed: false, dueMs }
    return { key, position: house.position, html, essence, stale: false, failed: false, dueMs }
  }
}

/** The key without its language, and the language. */
function partsOf(key: string): readonly [string, string] {
  const [plain = '', language = firstLanguage] = key.split('@')
  return [plain, language]
}

function nameOf(key: string): string {
  return /^[^.@]*/.exec(key)?.[0] ?? key
}

function textOf(element: JSX.Element): string {
  const text: unknown = element instanceof Promise ? null : element.toString()
  if (typeof text !== 'string') throw new Error('A region is rendered without waiting for anything')
  return text
}

function essenceOf(html: string): string {
  return html.replace(/ data-position="\d*"/, '').replace(/(<time[^>]*\sdata-since=[^>]*>)[^<]*/g, '$1')
}
