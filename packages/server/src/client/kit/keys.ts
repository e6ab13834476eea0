import { withAs } from './as'
import { t } from './words'

/** A key and what it does, for the map behind `?`. */
export interface KeyEntry {
  readonly key: string
  readonly name: string
}

interface Binding extends KeyEntry {
  readonly run: (event: KeyboardEvent) => void
  readonly overButtons: boolean
}

const lettersKey = 'restoflow.letter-keys'
const bindings = new Map<string, Binding>()
const shownNames: Readonly<Record<string, string>> = { ArrowLeft: '←', ArrowRight: '→', ArrowUp: '↑', ArrowDown: '↓', Escape: 'Esc' }

/**
 * Binds a key of this page: `Enter`, `F9`, `Alt+1`, `+`, `b` (letters in lower case). Keys of one character count only
 * outside fields, and only while they are switched on.
 * @param name what it does, for the map; an empty name stays out of it
 * @param options `overButtons`: Enter and Space count here even while a button has the focus, as on a bump bar
 */
export function onKey(key: string, name: string, run: (event: KeyboardEvent) => void, options: { overButtons?: boolean } = {}): void {
  bindings.set(key, { key, name, run, overButtons: options.overButtons ?? false })
}

/** @returns whether keys of one character are switched on here */
export function letterKeysOn(): boolean {
  return localStorage.getItem(lettersKey) !== 'off'
}

/** Switches keys of one character on or off for this device (WCAG 2.1.4). */
export function setLetterKeys(on: boolean): void {
  if (on) localStorage.removeItem(lettersKey)
  else localStorage.setItem(lettersKey, 'off')
}

/** @returns every key of this page: those that scripts bound, then those of its buttons */
export function keyMap(): readonly KeyEntry[] {
  const buttons = [...document.querySelectorAll<HTMLElement>('[data-shortcut]')].map(element => ({
    key: element.dataset['shortcut'] ?? '',
    name: element.dataset['shortcutName'] ?? element.getAttribute('aria-label') ?? (element.textContent ?? '').replace(/\s+/g, ' ').trim(),
  }))
  const all = [...[...bindings.values()].filter(({ name }) => name !== ''), ...buttons]
  return all.filter(({ key }, index) => all.findIndex(entry => entry.key === key) === index)
    .map(({ key, name }) => ({ key: key === ' ' ? t('browser.key-space') : shownNames[key] ?? (key.length === 1 ? key.toUpperCase() : key), name }))
}

/** @returns how {@link onKey} names the key of an event: `Alt+1`, `F9`, `b` */
export function keyOf({ key, altKey, ctrlKey, metaKey, code }: Pick<KeyboardEvent, 'key' | 'altKey' | 'ctrlKey' | 'metaKey' | 'code'>): string | null {
  if (ctrlKey || metaKey) return null
  // With Alt some layouts write another sign: the key's place tells the digit.
  if (altKey) return /^Digit\d$/.test(code) ? `Alt+${code.slice(5)}` : null
  return key.length === 1 ? key.toLowerCase() : key
}

/** Listens to the keyboard. */
export function startKeys(): void {
  for (const index of [0, 1, 2, 3, 4]) {
    onKey(`Alt+${index + 1}`, index === 0 ? t('browser.key-screens') : '', () => openScreen(index))
  }
  onKey('/', t('browser.search'), () => document.querySelector<HTMLElement>('[data-search], input[type="search"]')?.focus())
  document.addEventListener('keydown', event => {
    if (event.defaultPrevented || event.isComposing) return
    const key = keyOf(event)
    if (key === null || !isAllowed(key, event.target)) return
    const button = [...document.querySelectorAll<HTMLElement>('[data-shortcut]')]
      .find(({ dataset, offsetParent }) => dataset['shortcut']?.toLowerCase() === key.toLowerCase() && offsetParent !== null)
    const binding = bindings.get(key)
    if (!button && !binding) return
    event.preventDefault()
    if (button) button.click()
    else binding?.run(event)
  })
}

const fields = 'input, textarea, select, [contenteditable]'

function isAllowed(key: string, target: EventTarget | null): boolean {
  const within = (selector: string): boolean => target instanceof Element && target.closest(selector) !== null
  const dialogOpen = document.querySelector('dialog[open]') !== null
  if (key === 'Enter' || key === ' ') {
    // They belong to what has the focus: a link, a field, an open list; and a button, unless the screen says otherwise.
    return !dialogOpen && !within(`a, summary, ${fields}`) && (bindings.get(key)?.overButtons === true || !within('button, [role="button"]'))
  }
  if (key.length === 1) return !within(fields) && letterKeysOn() && !dialogOpen
  return !key.startsWith('Arrow') || (!within(fields) && !dialogOpen)
}

function openScreen(index: number): void {
  const link = document.querySelectorAll<HTMLAnchorElement>('nav.screens a')[index]
  if (link) location.assign(withAs(link.href))
}
