import { onKey } from '../kit/keys'
import { t } from '../kit/words'
import { duplicate, moveSelected, removeSelected, seatSelected, turnSelected } from './acts'
import type { Drawing } from './draw'
import type { Editor } from './editor'
import type { Gestures } from './gestures'
import { grid } from './model'
import { byId, say } from './page'
import type { View } from './view'

const arrows: Readonly<Record<string, readonly [number, number]>> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }
const fields = 'input, select, textarea'

/** The keyboard on the plan; Ctrl+Z and its like count on the whole page but in fields, which have their own. */
export function startKeyboard(editor: Editor, view: View, drawing: Drawing, gestures: Gestures): void {
  view.canvas.addEventListener('focusin', event => {
    const id = event.target instanceof Element ? event.target.closest('[data-table-id]')?.getAttribute('data-table-id') : null
    if (id && !gestures.several && !editor.isSelected(id) && isByKey(event.target)) editor.selectTables(id)
  })
  view.canvas.addEventListener('keydown', event => onPlan(event, editor, drawing, gestures))
  document.addEventListener('keydown', event => {
    if (event.defaultPrevented || !(event.ctrlKey || event.metaKey) || isField(event.target) || document.querySelector('dialog[open]')) return
    const key = event.key.toLowerCase()
    const back = key === 'z' && !event.shiftKey
    if (back || key === 'y' || (key === 'z' && event.shiftKey)) {
      event.preventDefault()
      takeBack(editor, back)
    }
  })
  onKey('Escape', '', () => {
    if (gestures.abandon()) return
    editor.selectTables()
    byId('plan-editor').removeAttribute('data-sheet')
  })
  const nameOf = (by: number): string => document.querySelector(`[data-turn="${by}"]`)?.getAttribute('aria-label') ?? ''
  onKey('[', nameOf(-15), () => turnSelected(editor, -15))
  onKey(']', nameOf(15), () => turnSelected(editor, 15))
}

/** Undoes or does again, and says so. */
export function takeBack(editor: Editor, back: boolean): void {
  if (back ? !editor.canUndo : !editor.canRedo) return
  if (back) editor.undo()
  else editor.redo()
  say(t(back ? 'browser.plan-undone' : 'browser.plan-redone'))
}

const isField = (target: EventTarget | null): boolean => target instanceof Element && target.closest(fields) !== null
/** A press of the mouse selects by itself. */
const isByKey = (target: EventTarget | null): boolean => target instanceof Element && target.matches(':focus-visible')

function onPlan(event: KeyboardEvent, editor: Editor, drawing: Drawing, gestures: Gestures): void {
  const target = event.target instanceof Element ? event.target : null
  const id = target?.closest('[data-table-id]')?.getAttribute('data-table-id')
  const sectionId = target?.closest('.section-tag')?.parentElement?.getAttribute('data-section-id')
  const act = actOf(event, editor, id, sectionId, gestures)
  if (!act) return
  event.preventDefault()
  // what has the focus is meant, unless several are selected
  if (id && !editor.isSelected(id) && event.key !== ' ') editor.selectTables(id)
  if (sectionId) editor.select({ kind: 'section', id: sectionId })
  act()
  const [first] = editor.tables
  if (first && !editor.isSelected(id ?? '') && event.key !== ' ') drawing.element(first.id)?.focus()
}

function actOf(event: KeyboardEvent, editor: Editor, id: string | null | undefined, sectionId: string | null | undefined, gestures: Gestures): (() => void) | null {
  const { key, shiftKey } = event
  if (event.ctrlKey || event.metaKey) {
    if (key === 'd') return () => duplicate(editor)
    if (key === 'a') return () => editor.selectTables(...editor.settled.tables.map(table => table.id))
    return null
  }
  const arrow = arrows[key]
  const step = shiftKey ? 1 : grid
  if (arrow) return () => moveSelected(editor, arrow[0] * step, arrow[1] * step)
  switch (key) {
    case '[': return () => turnSelected(editor, -15)
    case ']': return () => turnSelected(editor, 15)
    case '+': case '=': return () => seatSelected(editor, 1)
    case '-': case '−': return () => seatSelected(editor, -1)
    case 'Delete': case 'Backspace': return () => removeFocused(editor)
    case 'Enter': return () => openFields(editor)
    case ' ': return () => toggle(editor, id, sectionId, gestures)
    default: return null
  }
}

function removeFocused(editor: Editor): void {
  removeSelected(editor)
  if (editor.tables.length === 0) document.querySelector<SVGElement>('#plan-tables .edit-hit')?.focus()
}

function openFields(editor: Editor): void {
  byId('plan-editor').dataset['sheet'] = 'open'
  byId(editor.selection.kind === 'section' ? 'section-name' : editor.tables.length > 1 ? 'preset-name' : 'table-name').focus()
}

function toggle(editor: Editor, id: string | null | undefined, sectionId: string | null | undefined, gestures: Gestures): void {
  if (sectionId) return editor.select({ kind: 'section', id: sectionId })
  if (!id) return
  const ids = editor.selection.kind === 'tables' ? editor.selection.ids : []
  if (!gestures.several) return editor.selectTables(id)
  editor.selectTables(...(ids.includes(id) ? ids.filter(each => each !== id) : [...ids, id]))
}
