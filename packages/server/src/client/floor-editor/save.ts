import { newId, type FloorFault } from '@restoflow/core'
import { staffId } from '../kit/as'
import { make, problemCard, toast } from '../kit/problem-card'
import { outcomeOf } from '../kit/send'
import { t, type BrowserWordKey } from '../kit/words'
import { putBack } from './acts'
import { changeOf, summaryOf, type Conflict } from './changes'
import type { Editor } from './editor'
import { tableOf } from './model'
import { byId, say } from './page'

const dialog = (id: string): HTMLDialogElement => byId<HTMLDialogElement>(id)
/** The same for every attempt to send the same change, so that one whose answer got lost takes effect once. */
let attempt = { body: '', key: '' }

/** Makes save and discard answer. */
export function startSave(editor: Editor): void {
  byId('plan-save').addEventListener('click', () => {
    if (!editor.dirty) return
    byId('save-problem').replaceChildren()
    drawSummary(editor)
    dialog('save-dialog').showModal()
  })
  byId('plan-discard').addEventListener('click', () => {
    if (editor.dirty) dialog('discard-dialog').showModal()
  })
  byId('discard-confirm').addEventListener('click', () => {
    editor.discard()
    dialog('discard-dialog').close()
  })
  byId('save-confirm').addEventListener('click', () => void save(editor))
  document.addEventListener('click', event => {
    const target = event.target instanceof Element ? event.target : null
    // The ground around a dialog closes it, as its cross does.
    if (target?.closest('[data-close-dialog]') || target?.matches('dialog.dialog')) target.closest('dialog')?.close()
  })
  editor.onChange(() => {
    if (dialog('save-dialog').open) drawSummary(editor)
  })
}

function drawSummary(editor: Editor): void {
  const { added, removed, moved, turned, resized, renamed, changed, sections, presets } = summaryOf(editor.base, editor.settled)
  const line = (key: BrowserWordKey, names: readonly string[]): readonly HTMLElement[] =>
    names.length === 0 ? [] : [make('li', '', t(key, { count: names.length, names: names.join(', ') }))]
  byId('save-summary').replaceChildren(
    ...line('browser.plan-sum-added', added), ...line('browser.plan-sum-removed', removed), ...line('browser.plan-sum-moved', moved),
    ...line('browser.plan-sum-turned', turned), ...line('browser.plan-sum-resized', resized),
    ...line('browser.plan-sum-renamed', renamed.map(([from, to]) => `${from} → ${to}`)), ...line('browser.plan-sum-changed', changed),
    ...line('browser.plan-sum-sections', sections), ...line('browser.plan-sum-presets', presets),
  )
}

async function save(editor: Editor): Promise<void> {
  const button = byId('save-confirm')
  if (button.getAttribute('aria-busy') === 'true' || !editor.dirty) return
  button.setAttribute('aria-busy', 'true')
  const text = JSON.stringify(changeOf(editor.base, editor.settled))
  if (attempt.body !== text) attempt = { body: text, key: newId() }
  const problem = await send(text, attempt.key)
  button.removeAttribute('aria-busy')
  if (problem) return byId('save-problem').replaceChildren(problem.card, ...fixes(editor, problem.faults))
  attempt = { body: '', key: '' }
  dialog('save-dialog').close()
  say(t('browser.plan-saved'))
  toast(t('browser.plan-saved'))
}

interface Refused {
  readonly card: HTMLElement
  readonly faults: readonly FloorFault[]
}

async function send(body: string, key: string): Promise<Refused | null> {
  const headers = { 'content-type': 'application/json', 'Idempotency-Key': key, 'RestoFlow-As': staffId() }
  const response = await fetch('/api/v1/outlet/arrange-floor', { method: 'POST', headers, body }).catch(() => null)
  if (response?.ok) return null
  const answer: unknown = await response?.json().catch(() => null)
  const outcome = response ? outcomeOf(response.status, answer) : null
  if (outcome?.kind === 'refused') {
    const { errors = [] } = (answer ?? {}) as { readonly errors?: readonly FloorFault[] }
    const faults = errors.filter(({ message }) => typeof message === 'string')
    const card = problemCard({ ...outcome.problem, fix: t('browser.plan-kept-here') }, t('browser.plan-not-saved'))
    return { card, faults }
  }
  const text = t(outcome?.kind === 'signed-out' ? 'browser.plan-signed-out' : 'browser.plan-no-connection')
  return { card: problemCard({ status: 0, code: '', title: '', detail: text, fix: '' }, t('browser.plan-not-saved')), faults: [] }
}

/** What a refusal names, each with what to do about it. */
function fixes(editor: Editor, faults: readonly FloorFault[]): readonly HTMLElement[] {
  return faults.filter(({ code }) => code === 'table-taken' || code === 'table-cleaning').map(({ id }) => putBackNotice(editor, id))
}

function putBackNotice(editor: Editor, id: string): HTMLElement {
  const name = editor.server.tables.find(table => table.id === id)?.name ?? id
  const notice = make('div', 'notice warn plan-notice', make('span', '', t('browser.plan-removed-in-use', { name })))
  notice.append(actionButton(t('browser.plan-put-back', { name }), () => {
    putBack(editor, id)
    notice.remove()
    byId('save-problem').replaceChildren()
  }))
  return notice
}

function actionButton(text: string, act: () => void): HTMLElement {
  const button = make('button', 'button', text)
  button.setAttribute('type', 'button')
  button.addEventListener('click', act)
  return button
}

/** Says above the plan what others did to it meanwhile, with what can be done about it. */
export function drawNotices(editor: Editor): void {
  const { settled, server, base } = editor
  const seated = base.tables.filter(({ id }) => server.inUse[id] !== undefined && server.tables.some(each => each.id === id) && !tableOf(settled, id))
  const notices = [
    ...seated.map(({ id, name }) => ({ key: `seated ${id} ${name}`, make: () => putBackNotice(editor, id) })),
    ...editor.conflicts.map(conflict => ({ key: `conflict ${JSON.stringify(conflict)}`, make: () => conflictNotice(editor, conflict) })),
  ]
  const place = byId('plan-notices')
  const keys = notices.map(({ key }) => key).join('\n')
  if (place.dataset['shown'] === keys) return
  place.dataset['shown'] = keys
  place.replaceChildren(...notices.map(notice => notice.make()))
  if (keys !== '') say([...place.querySelectorAll('.plan-notice > span')].map(({ textContent }) => textContent).join(' '))
}

function conflictNotice(editor: Editor, conflict: Conflict): HTMLElement {
  const text = t(conflict.isRemoved ? 'browser.plan-conflict-removed' : 'browser.plan-conflict', { name: conflict.name })
  return make(
    'div', 'notice warn plan-notice', make('span', '', text),
    actionButton(t('browser.plan-take-theirs'), () => editor.resolve(conflict, 'theirs')),
    actionButton(t('browser.plan-keep-mine'), () => editor.resolve(conflict, 'mine')),
  )
}
