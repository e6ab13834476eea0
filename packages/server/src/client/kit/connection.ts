import { outletTimeZone, wallClock } from './clocks'
import { setOnline } from './commands'
import { staffId } from './as'
import { emit, on } from './events'
import type { LiveState } from './live-messages'
import type { Outbox } from './outbox'
import { icon, make } from './problem-card'
import { serverNow } from './server-clock'
import { t } from './words'

const backShownMs = 4_000

/** Draws whether there is a connection, and what waits for one: `Live`, the bars under the top bar, the list of what waits. */
export class Connection {
  #live: LiveState = 'connecting'
  #offlineSinceMs: number | null = null
  #sent = 0
  #received = 0
  #backTimer: ReturnType<typeof setTimeout> | undefined
  #refused = false

  constructor(private readonly outbox: () => Outbox | null) {
    on('restoflow:done', () => {
      if (this.#offlineSinceMs !== null) this.#sent += 1
    })
    on('restoflow:region', () => this.lockWhatNeedsIt())
  }

  setLive(state: LiveState): void {
    this.#live = state
    this.draw()
  }

  /** So many events happened while this page heard nothing. */
  addReceived(count: number): void {
    this.#received += count
    // what was kept here may have been sent before the stream is open again
    if (this.#backTimer !== undefined && this.#offlineSinceMs === null) this.drawBack()
    this.draw()
  }

  /** A board is not open to this person here any more. */
  refuse(): void {
    this.#refused = true
    this.draw()
  }

  get online(): boolean {
    return this.#live !== 'offline' && this.outbox()?.failing !== true
  }

  /** Brings everything up to date with the connection and the outbox. */
  draw(): void {
    const { online } = this
    const waiting = this.outbox()?.waiting ?? []
    if (!online) this.#offlineSinceMs ??= serverNow()
    setOnline(online)
    this.drawWord(online)
    this.drawOffline(online, waiting.length)
    drawWaiting(online ? [] : waiting.map(({ label }) => label))
    this.drawSignedOut(waiting.length)
    this.lockWhatNeedsIt()
    if (online && this.#offlineSinceMs !== null && waiting.length === 0) this.showBack()
    emit('restoflow:connection', { online, waiting: waiting.length })
  }

  private drawWord(online: boolean): void {
    const word = document.getElementById('live')
    const state = online ? this.#live : 'offline'
    if (!word || word.dataset['live'] === state) return
    word.dataset['live'] = state
    word.textContent = t(`browser.${state}`)
  }

  private drawOffline(online: boolean, waiting: number): void {
    const bar = document.getElementById('offline-bar')
    if (!bar) return
    bar.hidden = online
    if (online) return
    const since = wallClock(this.#offlineSinceMs ?? serverNow(), outletTimeZone())
    const title = t(this.outbox()?.busy ? 'browser.not-saved-since' : 'browser.offline-since', { time: since })
    fill(bar, '[data-title]', title)
    fill(bar, '[data-text]', waiting === 0 ? t('browser.typed-is-kept') : keptText(waiting))
  }

  private showBack(): void {
    const bar = document.getElementById('back-bar')
    this.#offlineSinceMs = null
    if (bar) bar.hidden = false
    this.drawBack()
    clearTimeout(this.#backTimer)
    this.#backTimer = setTimeout(() => {
      this.#backTimer = undefined
      this.#sent = this.#received = 0
      if (bar) bar.hidden = true
    }, backShownMs)
  }

  private drawBack(): void {
    const bar = document.getElementById('back-bar')
    const parts = [
      this.#sent > 0 ? t('browser.changes-sent', { count: this.#sent }) : '', this.#received > 0 ? t('browser.received', { count: this.#received }) : '',
    ]
    if (!bar) return
    fill(bar, '[data-title]', t('browser.up-to-date'))
    fill(bar, '[data-text]', parts.filter(part => part !== '').join(', '))
  }

  private drawSignedOut(waiting: number): void {
    const shown = document.getElementById('signed-out-bar')
    if (!this.#refused && this.outbox()?.signedOut !== true) return shown?.remove()
    const bar = shown ?? document.querySelector('.status-bars')?.appendChild(signedOutBar())
    if (bar) fill(bar, '[data-text]', waiting === 0 ? t('browser.sign-in-to-go-on') : `${t('browser.sign-in-to-go-on')} ${keptText(waiting)}`)
  }

  /** What cannot wait is locked while there is no connection, and says why. */
  private lockWhatNeedsIt(): void {
    const { online } = this
    for (const element of document.querySelectorAll<HTMLElement>('[data-needs-connection]')) {
      const locked = element.dataset['clientLocked'] !== undefined
      if (locked === !online) continue
      const reason = document.getElementById(element.dataset['reason'] ?? '')
      if (online) {
        delete element.dataset['clientLocked']
        element.removeAttribute('aria-disabled')
        reason?.replaceChildren()
      } else {
        element.dataset['clientLocked'] = t('browser.locked')
        element.setAttribute('aria-disabled', 'true')
        reason?.replaceChildren(t('browser.needs-connection'))
      }
    }
  }
}

function drawWaiting(labels: readonly string[]): void {
  let list = document.getElementById('outbox')
  if (labels.length === 0) return list?.remove()
  if (!list) {
    list = make('section', 'outbox')
    list.id = 'outbox'
    // it scrolls when much waits, also by keyboard
    list.tabIndex = 0
    list.setAttribute('aria-label', t('browser.waiting-changes'))
    document.getElementById('offline-bar')?.after(list)
  }
  // drawn anew, it would begin at its top for who scrolls in it
  const drawn = JSON.stringify(labels)
  if (list.dataset['drawn'] === drawn) return
  list.dataset['drawn'] = drawn
  const waits = (): HTMLElement => make('span', 'badge warn', icon('clock'), t('browser.waiting'))
  list.replaceChildren(make('ul', '', ...labels.map(label => make('li', '', make('span', '', label), waits()))))
}

function signedOutBar(): HTMLElement {
  const link = make('a', 'button', t('browser.sign-in'))
  link.setAttribute('href', `/?as=${staffId()}&next=${encodeURIComponent(location.pathname)}`)
  const text = make('span', '', make('b', '', t('browser.signed-out')), ' ')
  const more = make('span', '')
  more.dataset['text'] = ''
  text.append(more)
  const bar = make('div', 'status-bar bad', icon('warning'), text, link)
  bar.id = 'signed-out-bar'
  bar.setAttribute('role', 'status')
  return bar
}

function keptText(count: number): string {
  return t('browser.changes-kept', { count })
}

function fill(bar: Element, place: string, text: string): void {
  const element = bar.querySelector(place)
  if (element && element.textContent !== text) element.textContent = text
}
