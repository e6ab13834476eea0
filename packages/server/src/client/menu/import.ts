import { newId } from '@restoflow/core'
import { staffId, withAs } from '../kit/as'
import { make, showProblem } from '../kit/problem-card'
import { problemOf } from '../kit/send'
import { t } from '../kit/words'
import { fetchPart } from './fetch'
import { undoToast } from '../kit/undo-toast'

const bytesMax = 5 * 1024 * 1024

interface Chosen {
  readonly name: string
  readonly bytes: ArrayBuffer
}

const part = (id: string): HTMLElement | null => document.getElementById(id)

let chosen: Chosen | null = null
let asked = 0
/** A preview is on its way: what stands there is not what would be imported. */
let isReading = false
let commandId = ''
let commandFor = ''

/** The page on which a file becomes the menu: chosen or dropped, looked at, imported as a whole, taken back. */
export function startImport(): void {
  const [form, input, zone] = [document.querySelector<HTMLFormElement>('#import-form'),
  document.querySelector<HTMLInputElement>('#import-file'), part('import-drop')]
  if (!form || !input || !zone) return
  input.addEventListener('change', () => {
    void take(input.files?.[0])
    // the same file, corrected, can be chosen again
    input.value = ''
  })
  startDrop(zone)
  part('import-new-categories')?.addEventListener('change', () => void look())
  form.addEventListener('submit', event => {
    event.preventDefault()
    void apply()
  })
  document.addEventListener('click', event => {
    const button = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-import-undo]') : null
    if (button) void takeBack(button.dataset['importUndo'] ?? '', button)
  })
}

/** A file may be dropped anywhere on the page: beside the zone it would replace the page. */
function startDrop(zone: HTMLElement): void {
  const over = (event: DragEvent): void => {
    event.preventDefault()
    zone.classList.add('is-over')
  }
  for (const type of ['dragenter', 'dragover'] as const) document.addEventListener(type, over)
  document.addEventListener('dragleave', event => {
    if (event.relatedTarget === null) zone.classList.remove('is-over')
  })
  document.addEventListener('drop', event => {
    event.preventDefault()
    zone.classList.remove('is-over')
    void take(event.dataTransfer?.files[0])
  })
}

/** Read at once: a file that is changed on the disk afterwards is another one. */
async function take(file: File | undefined): Promise<void> {
  if (!file) return
  part('import-errors')?.replaceChildren()
  if (file.size > bytesMax) return complain(t('browser.menu-import-large'), t('browser.menu-import-large-text'))
  try {
    chosen = { name: file.name, bytes: await file.arrayBuffer() }
  } catch {
    return complain(t('browser.menu-import-unreadable'), t('browser.menu-import-unreadable-text'))
  }
  const name = part('import-name')
  if (name) name.textContent = file.name
  await look()
}

function complain(title: string, detail: string): void {
  showProblem({ status: 0, code: '', title, detail, fix: '' }, part('import-errors'), undefined)
}

async function look(): Promise<void> {
  const place = part('import-preview')
  const file = chosen
  asked += 1
  const own = asked
  isReading = file !== null
  count()
  if (!file || !place) return
  place.setAttribute('aria-busy', 'true')
  const html = await post('/menu/import/preview', file, {})
  if (own !== asked) return
  place.removeAttribute('aria-busy')
  if (html === null) place.replaceChildren()
  else {
    part('import-errors')?.replaceChildren()
    await window.htmx.swap({ text: html, target: place, swap: 'innerHTML', sourceElement: place })
  }
  if (own !== asked) return
  isReading = false
  count()
}

/** Sends the file's bytes. @returns the answer's text, null when the server refused: then that was said */
async function post(path: string, { bytes }: Chosen, query: Readonly<Record<string, string>>): Promise<string | null> {
  const box = document.querySelector<HTMLInputElement>('#import-new-categories')
  const search = new URLSearchParams({ ...query, ...(box?.checked === true && { 'new-categories': '1' }), as: staffId() })
  try {
    const headers = { 'RestoFlow-As': staffId(), 'HX-Request': 'true', 'content-type': 'application/octet-stream' }
    const response = await fetch(`${path}?${search.toString()}`, { method: 'POST', body: bytes, headers })
    const redirect = response.headers.get('hx-redirect')
    if (redirect !== null) location.assign(redirect)
    const text = await response.text()
    if (response.ok) return text
    showProblem(problemOf(response.status, parsed(text)), part('import-errors'), undefined)
  } catch {
    complain(t('browser.menu-import-not-sent'), t('browser.menu-no-connection'))
  }
  return null
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return null
  }
}

const result = (): HTMLElement | null => part('import-preview')?.querySelector<HTMLElement>('[data-import-mark]') ?? null

function count(): void {
  const [all, items] = [Number(result()?.dataset['importAll'] ?? 0), Number(result()?.dataset['importItems'] ?? 0)]
  const [button, text] = [document.querySelector<HTMLButtonElement>('#import-apply'), part('import-apply-text')]
  if (button) button.disabled = isReading || all === 0
  if (text) text.textContent = all > 0 && items === 0 ? t('browser.menu-import-others') : t('browser.menu-import-apply', { count: all === 0 ? 0 : items })
}

async function apply(): Promise<void> {
  const button = document.querySelector<HTMLButtonElement>('#import-apply')
  const file = chosen
  if (!file || !button || button.disabled || button.getAttribute('aria-busy') === 'true') return
  const mark = result()?.dataset['importMark'] ?? ''
  // one intent, one key: a lost answer is asked for again
  const wanted = `${asked} ${mark}`
  if (wanted !== commandFor) [commandId, commandFor] = [newId(), wanted]
  button.setAttribute('aria-busy', 'true')
  const answer = await post('/menu/import/apply', file, { mark, command: commandId })
  button.removeAttribute('aria-busy')
  if (answer === null) return void ((part('import-errors')?.childElementCount ?? 0) > 0 && lookKeepingError())
  const { undo, items } = JSON.parse(answer) as { undo: string; items: { new: number; changed: number } }
  forget(t('browser.menu-import-counts', { made: items.new, changed: items.changed }))
  await showLast()
  undoToast(t('browser.menu-import-done'), () => void takeBack(undo, null))
}

/** The menu was changed meanwhile: what the file would change is read anew, under what was said. */
async function lookKeepingError(): Promise<void> {
  const said = [...(part('import-errors')?.childNodes ?? [])]
  await look()
  part('import-errors')?.replaceChildren(...said)
}

function forget(say: string): void {
  chosen = null
  asked += 1
  isReading = false
  part('import-errors')?.replaceChildren()
  const name = part('import-name')
  if (name) name.textContent = t('browser.menu-import-choose')
  const line = make('p', 'price-hint', say)
  line.setAttribute('role', 'status')
  part('import-preview')?.replaceChildren(line)
  count()
}

async function takeBack(undo: string, button: HTMLElement | null): Promise<void> {
  button?.setAttribute('aria-busy', 'true')
  const answer = await fetchPart(withAs('/menu/import/undo'), { undo }, part('import-errors'))
  button?.removeAttribute('aria-busy')
  if (answer === null) return
  forget(t('browser.menu-import-undone'))
  await showLast()
}

async function showLast(): Promise<void> {
  const html = await fetchPart(withAs('/menu/import/last'))
  const place = part('import-last')
  if (html !== null && place) await window.htmx.swap({ text: html, target: place, swap: 'innerHTML', sourceElement: place })
}
