import { newId } from '@restoflow/core'
import { make } from '../kit/problem-card'
import { t } from '../kit/words'
import { addSectionNow, addTableNow, duplicate, lockedNames, moveSelected, removeSelected, turnSelected } from './acts'
import { alignTables, distributeTables, freePlace, usualSize, type Alignment } from './arrange'
import type { Drawing } from './draw'
import type { Editor } from './editor'
import { paletteSeats, type Gestures } from './gestures'
import {
  changeTables, grid, moveTables, putPreset, putSection, removePreset, resettled, sectionOf, tableOf, type Plan, type PlanSection, type PlanTable,
} from './model'
import { byId, named, say } from './page'
import type { View } from './view'

const field = (id: string): HTMLInputElement => byId<HTMLInputElement>(id)
const numbers = ['seats', 'x', 'y', 'width', 'height', 'rotation'] as const
/** Most tables of one preset, as the command takes them. */
const presetMax = 20
const sides = ['x', 'y', 'width', 'height'] as const

/** The palette, and the properties of what is selected: all that the mouse can do, without dragging. */
export class Panel {
  /** What was selected when the sheet of a phone was last decided. */
  #shown = ''

  constructor(
    private readonly editor: Editor, private readonly view: View, private readonly drawing: Drawing, private readonly gestures: Gestures,
  ) {}

  start(): void {
    this.listenToButtons()
    this.listenToTable()
    this.listenToSection()
    for (const form of document.querySelectorAll('.panel-part')) form.addEventListener('submit', event => event.preventDefault())
    // Enter in a field takes what was typed
    byId('plan-panel').addEventListener('keydown', event => {
      if (event.key === 'Enter' && event.target instanceof HTMLInputElement) event.target.dispatchEvent(new Event('change', { bubbles: true }))
    })
  }

  draw(): void {
    const { selection, tables } = this.editor
    const kind = selection.kind === 'section' ? 'section' : tables.length > 1 ? 'many' : tables.length === 1 ? 'table' : 'add'
    for (const part of document.querySelectorAll<HTMLElement>('[data-panel]')) part.hidden = part.dataset['panel'] !== kind
    this.openSheet(kind)
    const title = byId('panel-title')
    if (kind === 'table' && tables[0]) {
      title.textContent = tables[0].name
      this.drawTable(tables[0])
    } else if (kind === 'many') {
      title.textContent = t('browser.plan-selected', { count: tables.length })
      byId('many-names').textContent = tables.map(({ name }) => name).join(', ')
      this.drawLock('many')
      byId('keep-preset').setAttribute('aria-disabled', String(tables.length > presetMax))
      field('preset-name').placeholder = tables.map(({ name }) => name).join(' + ')
    } else if (kind === 'section') {
      const section = selection.kind === 'section' ? sectionOf(this.editor.plan, selection.id) : undefined
      if (section) this.drawSection(section)
    } else {
      title.textContent = byId('plan-open-add').textContent?.trim() ?? ''
      this.drawLists()
    }
  }

  private openSheet(kind: string): void {
    const { selection } = this.editor
    const shown = kind === 'add' ? '' : selection.kind === 'section' ? selection.id : selection.ids.join()
    if (shown === this.#shown || this.editor.held) return
    // no sheet comes up where something was only dragged
    if (shown !== '' && this.gestures.dragged) return
    this.#shown = shown
    const editor = byId('plan-editor')
    if (shown === '') editor.removeAttribute('data-sheet')
    else editor.dataset['sheet'] = 'open'
    // the sheet of a phone takes room from the plan
    const [first] = this.editor.tables
    if (first) requestAnimationFrame(() => this.view.reveal(first))
  }

  private drawTable(table: PlanTable): void {
    put('table-name', table.name)
    for (const name of numbers) put(`table-${name}`, String(table[name]))
    field('table-height').disabled = table.shape !== 'rectangle'
    for (const radio of document.querySelectorAll<HTMLInputElement>('[name="table-shape"]')) radio.checked = radio.value === table.shape
    const options = this.editor.plan.sections.map(section => {
      const option = make('option', '', named(section)) as HTMLOptionElement
      option.value = section.id
      option.selected = section.id === table.sectionId
      return option
    })
    byId('table-section').replaceChildren(...options)
    const twin = twinOf(this.editor.plan, table)
    const problem = byId('table-name-problem')
    problem.hidden = twin === undefined
    problem.textContent = twin === undefined ? '' : t('browser.plan-name-twice', { name: twin.name })
    field('table-name').setAttribute('aria-invalid', String(twin !== undefined))
    this.drawLock('table')
  }

  private drawLock(form: 'table' | 'many'): void {
    const locked = lockedNames(this.editor)
    const text = locked.length > 0 ? t('browser.plan-locked', { name: locked.join(', ') }) : ''
    byId(`${form}-locked`).hidden = locked.length === 0
    byId(`${form}-locked-text`).textContent = text
    byId(`${form}-remove-reason`).textContent = text
    byId(`${form}-remove`).setAttribute('aria-disabled', String(locked.length > 0))
  }

  private drawSection(section: PlanSection): void {
    byId('panel-title').textContent = named(section)
    put('section-name', section.name)
    put('section-hindi', section.names?.['hi'] ?? '')
    field('section-outdoor').checked = section.outdoor === true
    for (const name of sides) put(`section-${name}`, String(section[name]))
    const isFull = this.editor.plan.tables.some(({ sectionId }) => sectionId === section.id)
    byId('section-remove').setAttribute('aria-disabled', String(isFull))
    byId('section-remove-reason').textContent = isFull ? t('browser.plan-section-locked') : ''
  }

  private drawLists(): void {
    const { plan, server } = this.editor
    const sections = plan.sections.map(section => {
      const tables = plan.tables.filter(({ sectionId }) => sectionId === section.id).sort((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }))
      const head = make('button', 'list-section', named(section), make('small', 'muted', t('browser.plan-table-count', { count: tables.length })))
      Object.assign(head, { type: 'button' })
      head.dataset['pickSection'] = section.id
      const items = tables.map(table => {
        const inUse = server.inUse[table.id] !== undefined
        const button = make('button', inUse ? 'chip in-use' : 'chip', table.name)
        button.setAttribute('type', 'button')
        button.dataset['pickTable'] = table.id
        const words = [t('browser.plan-table', { name: table.name, seats: table.seats, section: named(section) }), inUse ? t('browser.plan-in-use') : '']
        button.setAttribute('aria-label', words.filter(Boolean).join(', '))
        if (inUse) button.append(iconOf('lock'))
        return make('li', '', button)
      })
      return make('section', '', head, make('ul', 'chips wrap', ...items))
    })
    keepFocus(byId('table-list'), sections.length > 0 ? sections : [make('p', 'muted', t('browser.plan-empty'))])
    const presets = plan.presets.map(preset => {
      const names = preset.tableIds.flatMap(id => tableOf(plan, id)?.name ?? []).join(', ')
      const remove = make('button', 'button quiet square', iconOf('bin'))
      Object.assign(remove, { type: 'button' })
      remove.setAttribute('aria-label', t('browser.plan-remove-preset', { name: preset.name }))
      remove.dataset['removePreset'] = preset.id
      const show = make('button', 'list-preset', make('b', '', preset.name), make('small', 'muted', names))
      Object.assign(show, { type: 'button' })
      show.dataset['pickPreset'] = preset.id
      return make('li', '', show, remove)
    })
    byId('preset-list').replaceChildren(...presets)
  }

  private listenToButtons(): void {
    const { editor } = this
    document.addEventListener('click', event => {
      const target = event.target instanceof Element ? event.target.closest<HTMLElement>('button') : null
      if (!target || !byId('plan-panel').contains(target)) return
      const { shape, align, spread, turn, nudge, pickTable, pickSection, pickPreset, removePreset: gone } = target.dataset
      const ids = editor.tables.map(({ id }) => id)
      if (shape !== undefined) addTableNow(editor, shape as PlanTable['shape'], paletteSeats())
      else if (align !== undefined) editor.do(plan => alignTables(plan, ids, align as Alignment))
      else if (spread !== undefined) editor.do(plan => distributeTables(plan, ids, spread as 'x' | 'y'))
      else if (turn !== undefined) turnSelected(editor, Number(turn))
      else if (nudge !== undefined) {
        const [dx = 0, dy = 0] = nudge.split(' ').map(Number)
        moveSelected(editor, dx * grid, dy * grid)
      } else if (target.dataset['duplicate'] !== undefined) duplicate(editor)
      else if (target.dataset['remove'] !== undefined || target.id === 'section-remove') removeSelected(editor)
      else if (pickTable !== undefined) this.pick(pickTable)
      else if (pickSection !== undefined) editor.select({ kind: 'section', id: pickSection })
      else if (pickPreset !== undefined) editor.selectTables(...(editor.plan.presets.find(({ id }) => id === pickPreset)?.tableIds ?? []))
      else if (gone !== undefined) editor.do(plan => removePreset(plan, gone))
      else if (target.id === 'add-section') addSectionNow(editor)
      else if (target.id === 'keep-preset') this.keepPreset()
      else if (target.id === 'panel-close') {
        editor.selectTables()
        byId('plan-editor').removeAttribute('data-sheet')
      }
    })
  }

  private pick(id: string): void {
    this.editor.selectTables(id)
    const table = tableOf(this.editor.plan, id)
    if (table) this.view.reveal(table)
    this.drawing.element(id)?.focus({ preventScroll: true })
  }

  private keepPreset(): void {
    const ids = this.editor.tables.map(({ id }) => id)
    const name = field('preset-name').value.trim() || field('preset-name').placeholder
    if (ids.length < 2 || ids.length > presetMax) return
    this.editor.do(plan => putPreset(plan, { id: newId(), name, tableIds: ids }))
    field('preset-name').value = ''
    this.editor.selectTables()
    byId<HTMLDetailsElement>('panel-presets').open = true
    say(t('browser.plan-preset-kept', { name }))
  }

  private listenToTable(): void {
    const { editor } = this
    const change = (make: (table: PlanTable) => Partial<PlanTable>): void => editor.do(plan => {
      const ids = editor.tables.map(({ id }) => id)
      return resettled(changeTables(plan, ids, make), ids)
    })
    field('table-name').addEventListener('change', () => {
      const name = field('table-name').value.trim()
      if (name !== '') change(() => ({ name }))
      else this.draw()
    })
    for (const name of numbers) {
      field(`table-${name}`).addEventListener('change', () => {
        const value = field(`table-${name}`).valueAsNumber
        if (Number.isFinite(value)) change(() => ({ [name]: value }))
        this.draw()
      })
    }
    for (const radio of document.querySelectorAll<HTMLInputElement>('[name="table-shape"]')) {
      radio.addEventListener('change', () => change(({ seats }) => {
        const shape = radio.value as PlanTable['shape']
        return { shape, ...usualSize(shape, seats) }
      }))
    }
    byId<HTMLSelectElement>('table-section').addEventListener('change', event => {
      const sectionId = (event.currentTarget as HTMLSelectElement).value
      editor.do(plan => editor.tables.reduce((before, table) => {
        const { x, y } = freePlace({ ...before, tables: before.tables.filter(({ id }) => id !== table.id) }, sectionId, table)
        return moveTables(before, [table.id], x - table.x, y - table.y)
      }, plan))
    })
  }

  private listenToSection(): void {
    const change = (make: (section: PlanSection) => PlanSection): void => {
      const { selection } = this.editor
      if (selection.kind !== 'section') return
      this.editor.do(plan => {
        const section = sectionOf(plan, selection.id)
        return section ? putSection(plan, make(section)) : plan
      })
      this.draw()
    }
    field('section-name').addEventListener('change', () => {
      const name = field('section-name').value.trim()
      change(section => (name === '' ? section : { ...section, name }))
    })
    field('section-hindi').addEventListener('change', () => {
      const hi = field('section-hindi').value.trim()
      change(({ names, ...section }) => {
        const { hi: _, ...others } = names ?? {}
        const all = hi === '' ? others : { ...others, hi }
        return Object.keys(all).length === 0 ? section : { ...section, names: all }
      })
    })
    field('section-outdoor').addEventListener('change', () => change(({ outdoor: _, ...section }) =>
      (field('section-outdoor').checked ? { ...section, outdoor: true } : section)))
    for (const name of sides) {
      field(`section-${name}`).addEventListener('change', () => {
        const value = field(`section-${name}`).valueAsNumber
        if (Number.isFinite(value)) change(section => ({ ...section, [name]: value }))
      })
    }
  }
}

/** What somebody types in is not written over. */
function put(id: string, value: string): void {
  const input = field(id)
  if (input.value !== value && document.activeElement !== input) input.value = value
  else if (document.activeElement === input && input.dataset['shown'] !== value) input.value = value
  input.dataset['shown'] = value
}

function twinOf(plan: Plan, { id, name }: PlanTable): PlanTable | undefined {
  const folded = (text: string): string => text.trim().normalize('NFC').toLowerCase()
  return plan.tables.find(other => other.id !== id && folded(other.name) === folded(name))
}

function iconOf(name: 'lock' | 'bin'): Node {
  return byId<HTMLTemplateElement>(`icon-${name}`).content.cloneNode(true)
}

/** Puts a list anew and leaves the focus on the same entry. */
function keepFocus(parent: HTMLElement, children: readonly Node[]): void {
  const focused = parent.contains(document.activeElement) ? (document.activeElement as HTMLElement).dataset['pickTable'] : undefined
  parent.replaceChildren(...children)
  if (focused !== undefined) parent.querySelector<HTMLElement>(`[data-pick-table="${focused}"]`)?.focus()
}
