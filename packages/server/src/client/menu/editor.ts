import { newId } from '@restoflow/core'
import { withAs } from '../kit/as'
import { giveCommand } from '../kit/commands'
import { on } from '../kit/events'
import { t } from '../kit/words'
import { checkForm, clearProblems } from './check'
import { clearConflict, showConflict } from './conflict'
import { draftOf, dropDraft, keepDraft } from './drafts'
import { fetchPart } from './fetch'
import { definitionIn, fillIn, typedIn } from './forms'
import { markDrafts, refreshList } from './list'
import { drawMargin } from './margin'
import { show as showPhoto, startPhotos } from './photo'
import { refreshVariantChoices, startRows } from './rows'
import { undoToast } from '../kit/undo-toast'

const form = (): HTMLFormElement | null => document.querySelector<HTMLFormElement>('#editor-form')
const main = (): HTMLElement | null => document.querySelector<HTMLElement>('.menu-screen')

/** What stood in the form when it was opened or saved, and where it belongs. */
let clean = ''
let place = ''
/** How far the list was scrolled on a phone, where the page itself scrolls. */
let listTop = 0
let sent: { readonly typed: string; readonly read: string } | null = null

const typedText = (element: Element): string => JSON.stringify(typedIn(element))

/** @returns whether the open editor holds something that is not saved */
export function isDirty(): boolean {
  const open = form()
  return open !== null && typedText(open) !== clean
}

/** @returns the id of what is open, or an empty text */
export function openId(): string {
  return form()?.dataset['id'] ?? ''
}

export function startEditor(): void {
  startRows(changed)
  startPhotos(changed)
  document.addEventListener('input', event => {
    if (!(event.target instanceof HTMLElement) || event.target.closest('#editor-form') === null) return
    if (event.target.getAttribute('aria-invalid') === 'true') clearProblems(event.target.closest('.entry') ?? event.target)
    changed()
  })
  document.addEventListener('submit', event => {
    if (event.target !== form()) return
    event.preventDefault()
    save({})
  })
  document.addEventListener('keydown', event => {
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 's' || !form()) return
    event.preventDefault()
    save({})
  })
  document.addEventListener('click', event => {
    if (event.target instanceof Element) clicked(event, event.target)
  })
  addEventListener('popstate', () => {
    const [, kind, id] = /^\/menu\/([a-z-]+)\/([a-z0-9-]+)$/.exec(location.pathname) ?? []
    if (kind !== undefined && id !== undefined && kind === main()?.dataset['kind']) void openEditor(`${kind}/${id}${location.search}`, 'none')
    else closeEditor(false)
  })
  on('restoflow:done', ({ command, reply, element }) => {
    if (element !== null && element === form()) saved(reply)
    else if (command.path.startsWith('menu/') && /\/(define|remove)$/.test(command.path)) void afterElsewhere(command.path)
  })
  on('restoflow:refused', ({ problem, element }) => {
    const open = form()
    if (!open || element !== open) return
    if (problem.code === 'version-conflict') void showConflict(open, withArchived(open, definitionIn(open)))
  })
  const open = form()
  if (open) began(location.pathname.replace(/^\/menu\//, ''), open)
}

/** Opens an editor beside the list. @param address `items/butter-naan`, `items/new?from=…` */
export async function openEditor(address: string, history: 'push' | 'none' = 'push'): Promise<void> {
  const url = withAs(`/menu/${address}`)
  const html = await fetchPart(`${url}${url.includes('?') ? '&' : '?'}part=editor`)
  const target = document.getElementById('menu-editor')
  const screen = main()
  if (html === null || !target || !screen) return
  await window.htmx.swap({ text: html, target, swap: 'innerHTML', sourceElement: target })
  if (screen.dataset['view'] === 'list') listTop = scrollY
  screen.dataset['view'] = 'edit'
  if (history === 'push') scrollTo(0, 0)
  if (history === 'push' && `${location.pathname}${location.search}` !== url) window.history.pushState(null, '', url)
  target.scrollTop = 0
  const open = form()
  if (!open) return
  began(address, open)
  const name = open.querySelector<HTMLElement>('[data-field="name"]')
  // a finger does not want the keyboard before it has read anything
  if (open.dataset['revision'] === '0' || matchMedia('(pointer: fine)').matches) name?.focus({ preventScroll: true })
  else document.getElementById('editor-title')?.focus({ preventScroll: true })
}

function began(address: string, open: HTMLFormElement): void {
  place = address.replace(/\?.*$/, '')
  clean = typedText(open)
  sent = null
  const draft = address.includes('from=') ? null : draftOf(place)
  if (draft) {
    Object.assign(open.dataset, { id: draft.id, revision: String(draft.revision), read: draft.read, path: `menu/${open.dataset['kind'] ?? ''}/${draft.id}/define` })
    fillIn(open, draft.typed)
    const photo = open.querySelector<HTMLElement>('[data-photo-field]')
    if (photo) showPhoto(photo, photo.querySelector<HTMLInputElement>('[data-field="photo"]')?.value ?? '')
  }
  refreshVariantChoices()
  // their options come with the variants, and only then take what was chosen
  if (draft) fillIn(open, draft.typed)
  draw()
  markDrafts(place)
}

function changed(): void {
  const open = form()
  if (!open) return
  const { id = '', revision, read = '{}' } = open.dataset
  if (isDirty()) keepDraft(place, { id, revision: Number(revision), read, typed: typedIn(open) })
  else dropDraft(place)
  draw()
  markDrafts(place)
}

function draw(): void {
  const open = form()
  const state = document.getElementById('editor-state')
  if (!open || !state) return
  const dirty = isDirty()
  const text = dirty ? (state.dataset['dirty'] ?? '') : open.dataset['revision'] === '0' ? '' : (state.dataset['clean'] ?? '')
  if (state.textContent !== text) state.textContent = text
  state.dataset['state'] = dirty ? 'dirty' : 'clean'
  drawMargin(open)
}

/** The definition that a form makes, as archived as it was. */
function withArchived(open: HTMLElement, definition: object): object {
  return open.dataset['archived'] === 'true' ? { ...definition, archived: true } : definition
}

function save({ archived }: { archived?: boolean }): void {
  const open = form()
  if (!open || document.getElementById('editor-save')?.getAttribute('aria-busy') === 'true') return
  const fault = checkForm(open)
  if (fault) return fault.focus()
  const typed = definitionIn(open)
  const definition = archived === undefined ? withArchived(open, typed) : { ...typed, ...(archived && { archived }) }
  send(open, definition)
}

/** Sends a definition as the form's. */
function send(open: HTMLElement, definition: object): void {
  const { path = '', revision = '0' } = open.dataset
  sent = { typed: typedText(open), read: open.dataset['read'] ?? '{}' }
  const name = open.querySelector<HTMLInputElement>('[data-field="name"]')?.value.trim() ?? ''
  giveCommand(path, { ...definition, revision: Number(revision) }, t('browser.menu-save-of', { name }), { element: open, intent: `${path}@${revision}@${newId()}` })
}

function saved(reply: unknown): void {
  const open = form()
  if (!open || !sent) return
  const state = (reply as { state?: { revision?: number; name?: string; archived?: boolean } } | null)?.state ?? {}
  const { kind = '', id = '', path = '', revision: before = '0' } = open.dataset
  const revision = state.revision ?? Number(before) + 1
  const { read, typed } = sent
  sent = null
  clearConflict()
  dropDraft(place)
  undoToast(t('browser.menu-saved', { name: state.name ?? '' }), () => undoSave(path, kind, id, Number(before), revision, read))
  void refreshList()
  const isMore = typedText(open) !== typed
  if (isMore) {
    // somebody types on: the form keeps all of it, and knows what it builds upon
    Object.assign(open.dataset, { revision: String(revision), read: JSON.stringify({ ...(state as object), revision: undefined }) })
    clean = typed
    return changed()
  }
  if (place.endsWith('/new')) window.history.replaceState(null, '', withAs(`/menu/${kind}/${id}`))
  void reopen(`${kind}/${id}`)
}

function undoSave(path: string, kind: string, id: string, before: number, revision: number, read: string): void {
  const name = (JSON.parse(read) as { name?: string }).name ?? ''
  if (before === 0) giveCommand(`menu/${kind}/${id}/remove`, { revision }, t('browser.menu-undo-of', { name }))
  else {
    const { id: _, ...definition } = JSON.parse(read) as Record<string, unknown>
    giveCommand(path, { ...definition, revision }, t('browser.menu-undo-of', { name }))
  }
}

/** Fetches the open editor anew, and leaves what is in sight in sight. */
export async function reopen(address: string): Promise<void> {
  const body = document.querySelector('.editor-body')
  const top = body?.scrollTop ?? 0
  const focused = document.activeElement instanceof HTMLElement && document.activeElement.id === 'editor-save'
  const parts = [...document.querySelectorAll<HTMLDetailsElement>('#editor-form details[open]')].map(({ dataset }) => dataset['part'])
  await openEditor(address, 'none')
  for (const part of document.querySelectorAll<HTMLDetailsElement>('#editor-form details')) if (parts.includes(part.dataset['part'])) part.open = true
  const next = document.querySelector('.editor-body')
  if (next) next.scrollTop = top
  if (focused) document.getElementById('editor-save')?.focus({ preventScroll: true })
}

/** Somebody, here or elsewhere, changed what is open: an untouched editor follows, a touched one says so. */
export function followChange(revision: number | null): void {
  const open = form()
  if (!open || document.getElementById('editor-save')?.getAttribute('aria-busy') === 'true' || sent) return
  const own = Number(open.dataset['revision'])
  if (own === 0 || revision === own) return
  if (revision !== null && revision > own && !isDirty()) return void reopen(`${open.dataset['kind'] ?? ''}/${open.dataset['id'] ?? ''}`)
  const note = document.getElementById('editor-stale')
  if (note) note.hidden = false
}

async function afterElsewhere(path: string): Promise<void> {
  const [, kind = '', id = '', verb] = /^menu\/([a-z-]+)\/([a-z0-9-]+)\/(define|remove)$/.exec(path) ?? []
  await refreshList()
  if (openId() !== id) return
  if (verb === 'remove') closeEditor(true)
  else if (!isDirty()) await reopen(`${kind}/${id}`)
}

export function closeEditor(push: boolean): void {
  const screen = main()
  const target = document.getElementById('menu-editor')
  const nothing = document.querySelector<HTMLTemplateElement>('#nothing-open')
  if (!screen || !target || !nothing) return
  const id = openId()
  target.replaceChildren(nothing.content.cloneNode(true))
  screen.dataset['view'] = 'list'
  scrollTo(0, listTop)
  if (push) window.history.pushState(null, '', withAs(screen.dataset['list'] ?? '/menu'))
  markDrafts('')
  document.querySelector<HTMLElement>(`#row-${id} .item-open`)?.focus({ preventScroll: true })
}

function clicked(event: MouseEvent, target: Element): void {
  const open = target.closest<HTMLElement>('[data-open]')
  if (open && !event.ctrlKey && !event.metaKey && !event.shiftKey && document.getElementById('menu-editor')) {
    event.preventDefault()
    return void openEditor(open.dataset['open'] ?? '')
  }
  if (target.closest('[data-close-editor]')) return closeEditor(true)
  const archive = target.closest<HTMLElement>('[data-archive]')
  if (archive) return save({ archived: archive.dataset['archive'] === 'true' })
  const remove = target.closest<HTMLElement>('[data-remove]')
  const shown = form()
  if (remove && shown) {
    const name = document.getElementById('editor-title')?.dataset['named'] ?? ''
    dropDraft(place)
    giveCommand(remove.dataset['remove'] ?? '', { revision: Number(remove.dataset['ofRevision']) }, t('browser.menu-remove-of', { name }), { element: remove })
    return
  }
  if (shown && target.closest('[data-keep-chosen]')) return keepChosen(shown)
  if (shown && target.closest('[data-take-theirs]')) {
    dropDraft(place)
    void reopen(`${shown.dataset['kind'] ?? ''}/${shown.dataset['id'] ?? ''}`)
  }
}

/** Saves mine with what was chosen of theirs. */
function keepChosen(open: HTMLFormElement): void {
  const card = document.querySelector<HTMLElement>('.conflict-card')
  const theirs = JSON.parse(card?.dataset['theirs'] ?? 'null') as Record<string, unknown> | null
  const merged: Record<string, unknown> = { ...(withArchived(open, definitionIn(open)) as Record<string, unknown>) }
  for (const radio of document.querySelectorAll<HTMLInputElement>('[data-conflict]:checked')) {
    const field = radio.dataset['conflict'] ?? ''
    if (radio.value !== 'theirs' || theirs === null) continue
    if (theirs[field] === undefined) delete merged[field]
    else merged[field] = theirs[field]
  }
  open.dataset['revision'] = card?.dataset['revision'] ?? '0'
  open.dataset['read'] = JSON.stringify(theirs ?? {})
  send(open, merged)
}
