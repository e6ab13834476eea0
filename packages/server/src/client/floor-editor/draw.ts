import { chairsOf } from '@restoflow/core'
import { t } from '../kit/words'
import { reachOf } from './arrange'
import type { Editor } from './editor'
import { sectionOf, type Plan, type PlanSection, type PlanTable } from './model'
import { byId, named, set, svg } from './page'
import type { View } from './view'

/** Size of what a finger must hit, in CSS pixels. */
const touch = 44

interface Drawn<Item> {
  readonly element: SVGGElement
  item: Item | null
  /** What the drawing depends on beside the item. */
  state: string
}

/** Draws the plan into the canvas, touching only what changed; elements keep their place in the document, so that focus stays. */
export class Drawing {
  readonly #tables = new Map<string, Drawn<PlanTable>>()
  readonly #sections = new Map<string, Drawn<PlanSection>>()

  constructor(private readonly editor: Editor, private readonly view: View) {}

  draw(): void {
    const { plan } = this.editor
    this.view.resize()
    this.drawSections(plan)
    this.drawTables(plan)
    this.drawGrips()
  }

  /** @returns the button of a table */
  element(id: string): SVGGElement | undefined {
    return this.#tables.get(id)?.element.querySelector<SVGGElement>('.edit-hit') ?? undefined
  }

  private drawSections(plan: Plan): void {
    const parent = byId<SVGGElement>('plan-sections')
    forget(this.#sections, plan.sections)
    const { selection } = this.editor
    for (const section of plan.sections) {
      const drawn = entry(this.#sections, section.id, () => {
        const element = svg('g', { 'class': 'edit-section', 'data-section-id': section.id })
        element.append(svg('rect', { class: 'section-area', rx: 16 }), svg('g', { class: 'section-tag', tabindex: 0, role: 'button' }))
        parent.append(element)
        return element
      })
      const isSelected = selection.kind === 'section' && selection.id === section.id
      const state = `${isSelected} ${this.view.zoom}`
      if (drawn.item === section && drawn.state === state) continue
      drawn.item = section
      drawn.state = state
      this.drawSection(drawn.element, section, isSelected)
    }
  }

  private drawSection(element: SVGGElement, section: PlanSection, isSelected: boolean): void {
    const { x, y, width, height, outdoor } = section
    set(element, { class: `edit-section${isSelected ? ' is-selected' : ''}${outdoor === true ? ' outdoor' : ''}` })
    const [area, tag] = [element.querySelector('.section-area'), element.querySelector('.section-tag')]
    if (!area || !tag) return
    set(area, { x, y, width, height })
    const unit = 1 / this.view.zoom
    const size = Math.max(18, 14 * unit)
    const label = named(section)
    const tagWidth = Math.min(width, Math.max(touch * unit, label.length * size * 0.62 + 30 * unit))
    set(tag, { 'aria-label': t('browser.plan-section', { name: label }), 'aria-pressed': String(isSelected) })
    const text = svg('text', { 'x': x + 12 * unit, 'y': y + (touch / 2) * unit, 'font-size': size, 'dominant-baseline': 'central' })
    text.textContent = label
    tag.replaceChildren(svg('rect', { x, y, width: tagWidth, height: touch * unit, rx: 10 * unit }), text)
  }

  private drawTables(plan: Plan): void {
    const parent = byId<SVGGElement>('plan-tables')
    forget(this.#tables, plan.tables)
    // new ones come at the end; at first they stand as one reads
    const order = this.#tables.size === 0 ? [...plan.tables].sort((a, b) => place(plan, a) - place(plan, b)) : plan.tables
    for (const table of order) {
      const drawn = entry(this.#tables, table.id, () => {
        // the button lies over the drawing and holds no text, so that its name is the whole sentence and nothing is said twice
        const element = svg('g', { 'data-table-id': table.id })
        const button = svg('g', { class: 'edit-hit', tabindex: 0, role: 'button' })
        button.append(svg('rect', { class: 'edit-reach' }))
        element.append(svg('g', { 'class': 'edit-drawing', 'aria-hidden': 'true' }), button)
        parent.append(element)
        return element
      })
      const inUse = this.editor.server.inUse[table.id]
      const isSelected = this.editor.isSelected(table.id)
      const section = sectionOf(plan, table.sectionId)
      const state = `${inUse} ${isSelected} ${this.view.zoom} ${section ? named(section) : ''}`
      if (drawn.item === table && drawn.state === state) continue
      drawn.item = table
      drawn.state = state
      drawTable(drawn.element, table, inUse, isSelected, section ? named(section) : '', this.view.zoom)
    }
  }

  private drawGrips(): void {
    const parent = byId<SVGGElement>('plan-grips')
    const { selection, plan, tables } = this.editor
    const unit = 1 / this.view.zoom
    if (selection.kind === 'section') {
      const section = sectionOf(plan, selection.id)
      if (!section) return parent.replaceChildren()
      const { x, y, width, height } = section
      set(parent, { transform: '' })
      return parent.replaceChildren(grip('se', x + width, y + height, unit), grip('sw', x, y + height, unit), grip('ne', x + width, y, unit))
    }
    const [table] = tables
    if (!table || tables.length > 1) return parent.replaceChildren()
    const { x, y, width, height, rotation } = table
    const out = 16 * unit
    const [left, top, right, bottom] = [-width / 2 - out, -height / 2 - out, width / 2 + out, height / 2 + out]
    const stalk = svg('line', { class: 'grip-stalk', x1: 0, y1: top, x2: 0, y2: top - 26 * unit })
    set(parent, { transform: `translate(${x} ${y}) rotate(${rotation})` })
    parent.replaceChildren(
      stalk, grip('turn', 0, top - 40 * unit, unit),
      grip('nw', left, top, unit), grip('ne', right, top, unit), grip('sw', left, bottom, unit), grip('se', right, bottom, unit),
    )
  }
}

function grip(kind: string, x: number, y: number, unit: number): SVGGElement {
  const element = svg('g', { 'class': `grip grip-${kind}`, 'data-grip': kind })
  const reach = touch * unit
  element.append(svg('rect', { class: 'grip-reach', x: x - reach / 2, y: y - reach / 2, width: reach, height: reach }))
  element.append(kind === 'turn'
    ? svg('circle', { class: 'grip-dot', cx: x, cy: y, r: 8 * unit })
    : svg('rect', { class: 'grip-dot', x: x - 6 * unit, y: y - 6 * unit, width: 12 * unit, height: 12 * unit, rx: 2 * unit }))
  return element
}

function drawTable(element: SVGGElement, table: PlanTable, inUse: string | undefined, isSelected: boolean, section: string, zoom: number): void {
  const { name, seats, shape, x, y, width, height, rotation } = table
  const words = [
    t('browser.plan-table', { name, seats, section }), rotation === 0 ? '' : t('browser.plan-turned', { degrees: rotation }),
    inUse === undefined ? '' : t(inUse === 'taken' ? 'browser.plan-in-use' : 'browser.plan-cleaning'),
  ]
  const [drawing, button] = [element.querySelector('.edit-drawing'), element.querySelector('.edit-hit')]
  if (!drawing || !button?.firstElementChild) return
  set(element, { class: `edit-table${isSelected ? ' is-selected' : ''}${inUse === undefined ? '' : ' is-in-use'}` })
  set(button, { 'aria-label': words.filter(Boolean).join(', '), 'aria-pressed': String(isSelected) })
  const turned = svg('g', { transform: `translate(${x - width / 2} ${y - height / 2}) rotate(${rotation} ${width / 2} ${height / 2})` })
  const outline = { width, height, rx: shape === 'round' ? width / 2 : 14 }
  turned.append(
    ...chairsOf(table).map(({ turn, ...chair }) => svg('rect', { class: 'chair', rx: 4, ...chair, transform: `rotate(${turn} ${width / 2} ${height / 2})` })),
    svg('rect', { class: 'edit-ring', x: -6, y: -6, width: width + 12, height: height + 12, rx: outline.rx + 6 }),
    svg('rect', { class: 'edit-top', ...outline }),
  )
  const { left, top, right, bottom } = reachOf(table)
  const [reachWidth, reachHeight] = [Math.max(right - left, touch / zoom), Math.max(bottom - top, touch / zoom)]
  const size = Math.min(Math.max(30, 13 / zoom), Math.min(width, height) * 0.42)
  const small = Math.max(size * 0.58, 10.5 / zoom)
  const text = (className: string, content: string, at: number, dy: number, fontSize: number): SVGTextElement => {
    const line = svg('text', { 'class': className, 'x': at, 'y': y + dy, 'font-size': Math.round(fontSize * 10) / 10 })
    line.textContent = content
    return line
  }
  set(button.firstElementChild, { x: x - reachWidth / 2, y: y - reachHeight / 2, width: reachWidth, height: reachHeight })
  drawing.replaceChildren(
    turned,
    text('edit-name', name, x, size * 0.08, name.length > 6 ? (size * 6) / name.length : size),
    text('edit-seats', String(seats), inUse === undefined ? x : x - small * 0.6, size * 0.3 + small, small),
    ...(inUse === undefined ? [] : [lockAt(x + small * 0.05, y + size * 0.3 + small * 0.12, small)]),
  )
}

/** The mark of a table in use: it can't be removed. */
function lockAt(x: number, y: number, size: number): SVGPathElement {
  const path = byId<HTMLTemplateElement>('icon-lock').content.querySelector('path')?.getAttribute('d') ?? ''
  return svg('path', { class: 'edit-lock', d: path, transform: `translate(${x} ${y}) scale(${Math.round((size / 24) * 1000) / 1000})` })
}

/** Section by section, row by row. */
function place(plan: Plan, { sectionId, x, y }: PlanTable): number {
  return plan.sections.findIndex(({ id }) => id === sectionId) * 1e10 + Math.round(y / 80) * 1e5 + x
}

function entry<Item>(drawn: Map<string, Drawn<Item>>, id: string, create: () => SVGGElement): Drawn<Item> {
  const found = drawn.get(id)
  if (found) return found
  const made: Drawn<Item> = { element: create(), item: null, state: '' }
  drawn.set(id, made)
  return made
}

function forget(drawn: Map<string, Drawn<unknown>>, items: readonly { readonly id: string }[]): void {
  for (const [id, { element }] of drawn) {
    if (items.some(item => item.id === id)) continue
    element.remove()
    drawn.delete(id)
  }
}
