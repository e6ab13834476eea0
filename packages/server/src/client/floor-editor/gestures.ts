import { sectionForNew, newTable } from './acts'
import { reachOf, snapped } from './arrange'
import type { Drawing } from './draw'
import type { Editor } from './editor'
import { addTable, degrees, moveSection, moveTables, resettled, tableOf, type Plan, type PlanTable } from './model'
import { byId, svg } from './page'
import { resizedSection, resizedTable, type Corner } from './resize'
import type { View } from './view'

type Point = { readonly x: number; readonly y: number }

/** What a pressed pointer does until it is lifted. */
interface Gesture {
  move(at: Point, event: PointerEvent): void
  /** @returns the plan to keep, if it changed */
  end?(): Plan | null
  cancel?(): void
}

/** A press that moves less than this is a tap. */
const slopMouse = 4
const slopTouch = 9
/** A table comes to stand in line with others that are as near as this, in CSS pixels. */
const inLineWithin = 7

/** Mouse, pen and touch on the canvas: drag, resize, turn, lasso; one finger beside the tables pans, two zoom. */
export class Gestures {
  /** Taps add to the selection, and a finger draws a lasso. */
  several = false
  /** The last press moved something: no tap that asks for its properties. */
  dragged = false
  #gesture: Gesture | null = null
  #pointer = -1
  #from: Point = { x: 0, y: 0 }
  #begun = false
  readonly #fingers = new Map<number, Point>()

  constructor(private readonly editor: Editor, private readonly view: View, private readonly drawing: Drawing) {}

  start(): void {
    const { canvas, pane } = this.view
    canvas.addEventListener('pointerdown', event => this.down(event))
    addEventListener('pointermove', event => this.move(event))
    addEventListener('pointerup', event => this.up(event))
    addEventListener('pointercancel', event => this.cancel(event.pointerId))
    pane.addEventListener('wheel', event => {
      if (!event.ctrlKey && !event.metaKey) return
      event.preventDefault()
      this.view.zoomBy(Math.exp(-event.deltaY / 300), event.clientX, event.clientY)
      this.drawing.draw()
    }, { passive: false })
    for (const shape of document.querySelectorAll<HTMLElement>('[data-shape]')) {
      shape.addEventListener('pointerdown', event => this.fromPalette(event, (shape.dataset['shape'] ?? 'square') as PlanTable['shape']))
    }
  }

  /** @returns whether something was under way and is taken back */
  abandon(): boolean {
    if (!this.#gesture || !this.#begun) return false
    this.drop()
    return true
  }

  private down(event: PointerEvent): void {
    if (event.pointerType === 'touch') this.#fingers.set(event.pointerId, { x: event.clientX, y: event.clientY })
    if (this.#fingers.size === 2) return this.pinch()
    if (this.#gesture || this.#fingers.size > 2 || (event.button !== 0 && event.button !== 1)) return
    this.editor.held = true
    this.begin(event, this.gestureOf(event))
  }

  private begin(event: PointerEvent, gesture: Gesture): void {
    this.#gesture = gesture
    this.#pointer = event.pointerId
    this.#from = { x: event.clientX, y: event.clientY }
    this.#begun = false
    this.dragged = false
    this.editor.held = true
  }

  private gestureOf(event: PointerEvent): Gesture {
    const target = event.target instanceof Element ? event.target : this.view.canvas
    const within = (selector: string): Element | null => target.closest(selector)
    const grip = within('[data-grip]')?.getAttribute('data-grip')
    const from = this.view.pointAt(event.clientX, event.clientY)
    if (event.button === 1) return this.pan(event)
    if (grip === 'turn') return this.turn()
    if (grip) return this.resize(grip as Corner, from)
    const tableId = within('[data-table-id]')?.getAttribute('data-table-id')
    if (tableId) return this.drag(tableId, from, event.shiftKey || this.several)
    const sectionId = within('.section-tag')?.parentElement?.getAttribute('data-section-id')
    if (sectionId) return this.dragSection(sectionId, from)
    return event.pointerType === 'touch' && !this.several ? this.pan(event) : this.lasso(from, event.shiftKey || this.several)
  }

  private move(event: PointerEvent): void {
    if (this.#fingers.has(event.pointerId)) this.#fingers.set(event.pointerId, { x: event.clientX, y: event.clientY })
    if (!this.#gesture || (event.pointerId !== this.#pointer && this.#fingers.size < 2)) return
    const slop = event.pointerType === 'touch' ? slopTouch : slopMouse
    if (!this.#begun && Math.hypot(event.clientX - this.#from.x, event.clientY - this.#from.y) < slop) return
    this.#begun = true
    this.#gesture.move(this.view.pointAt(event.clientX, event.clientY), event)
  }

  private up(event: PointerEvent): void {
    this.#fingers.delete(event.pointerId)
    if (event.pointerId !== this.#pointer || !this.#gesture) return
    const gesture = this.#gesture
    this.#gesture = null
    byId<SVGGElement>('plan-guides').replaceChildren()
    const plan = this.#begun ? (gesture.end?.() ?? null) : null
    if (!this.#begun) this.tap(event)
    if (plan) this.editor.do(() => plan)
    else if (this.editor.dragging) this.editor.draft(null)
    this.dragged = this.#begun
    this.editor.hold(false)
  }

  private cancel(pointerId: number): void {
    this.#fingers.delete(pointerId)
    if (pointerId === this.#pointer) this.drop()
  }

  private drop(): void {
    this.#gesture?.cancel?.()
    this.#gesture = null
    byId<SVGGElement>('plan-guides').replaceChildren()
    this.editor.draft(null)
    this.editor.hold(false)
  }

  /** A press that did not move: on a table it was selected already. */
  private tap(event: PointerEvent): void {
    const target = event.target instanceof Element ? event.target : null
    if (!target || !this.view.canvas.contains(target)) return
    const sectionId = target.closest('.section-tag')?.parentElement?.getAttribute('data-section-id')
    if (sectionId) return this.editor.select({ kind: 'section', id: sectionId })
    if (this.several || event.shiftKey || target.closest('[data-grip]')) return
    const tableId = target.closest('[data-table-id]')?.getAttribute('data-table-id')
    this.editor.selectTables(...(tableId ? [tableId] : []))
  }

  private drag(id: string, from: Point, adding: boolean): Gesture {
    const { editor } = this
    const ids = editor.selection.kind === 'tables' ? editor.selection.ids : []
    if (adding) editor.selectTables(...(ids.includes(id) ? ids.filter(each => each !== id) : [...ids, id]))
    else if (!ids.includes(id)) editor.selectTables(id)
    const start = editor.settled
    const grabbed = tableOf(start, id)
    let kept: Plan | null = null
    return {
      move: (at, event) => {
        const chosen = editor.selection.kind === 'tables' ? editor.selection.ids : []
        if (!grabbed || !chosen.includes(id)) return
        this.view.follow(event.clientX, event.clientY)
        const wish = { x: grabbed.x + at.x - from.x, y: grabbed.y + at.y - from.y }
        const { x, y } = event.altKey ? wish : this.inLine(start, chosen, wish)
        kept = moveTables(start, chosen, x - grabbed.x, y - grabbed.y)
        editor.draft(kept)
      },
      end: () => kept,
    }
  }

  /** In line with another table where one is near, else on the grid. */
  private inLine(plan: Plan, moving: readonly string[], wish: Point): Point {
    const near = inLineWithin / this.view.zoom
    const others = plan.tables.filter(({ id }) => !moving.includes(id))
    const closest = (axis: 'x' | 'y'): number | undefined => {
      const found = others.filter(other => Math.abs(other[axis] - wish[axis]) < near)
      return found.sort((a, b) => Math.abs(a[axis] - wish[axis]) - Math.abs(b[axis] - wish[axis]))[0]?.[axis]
    }
    const [x, y] = [closest('x'), closest('y')]
    byId<SVGGElement>('plan-guides').replaceChildren(
      ...(x === undefined ? [] : [svg('line', { x1: x, x2: x, y1: 0, y2: 20_000 })]),
      ...(y === undefined ? [] : [svg('line', { y1: y, y2: y, x1: 0, x2: 20_000 })]),
    )
    return { x: x ?? snapped(wish.x), y: y ?? snapped(wish.y) }
  }

  private dragSection(id: string, from: Point): Gesture {
    this.editor.select({ kind: 'section', id })
    const start = this.editor.settled
    let kept: Plan | null = null
    return {
      move: (at, event) => {
        this.view.follow(event.clientX, event.clientY)
        kept = moveSection(start, id, snapped(at.x - from.x), snapped(at.y - from.y))
        this.editor.draft(kept)
      },
      end: () => kept,
    }
  }

  private resize(corner: Corner, from: Point): Gesture {
    const { selection, settled: start, tables } = this.editor
    const [table] = tables
    let kept: Plan | null = null
    return {
      move: (at, event) => {
        const by = { x: at.x - from.x, y: at.y - from.y }
        const snap = (value: number): number => (event.altKey ? Math.round(value) : snapped(value))
        kept = selection.kind === 'section' ? resizedSection(start, selection.id, corner, by, snap) : table ? resizedTable(start, table.id, corner, by, snap) : null
        if (kept) this.editor.draft(kept)
      },
      end: () => kept && (table ? resettled(kept, [table.id]) : kept),
    }
  }

  private turn(): Gesture {
    const { settled: start, tables } = this.editor
    const [table] = tables
    let kept: Plan | null = null
    return {
      move: (at, event) => {
        if (!table) return
        const angle = (Math.atan2(at.y - table.y, at.x - table.x) * 180) / Math.PI + 90
        const rotation = degrees(event.altKey ? angle : Math.round(angle / 15) * 15)
        kept = { ...start, tables: start.tables.map(each => (each.id === table.id ? { ...each, rotation } : each)) }
        this.editor.draft(kept)
      },
      end: () => kept,
    }
  }

  private lasso(from: Point, adding: boolean): Gesture {
    const before = adding && this.editor.selection.kind === 'tables' ? this.editor.selection.ids : []
    const box = svg('rect', { class: 'lasso' })
    const frame = byId<SVGGElement>('plan-guides')
    return {
      move: at => {
        const [x, y, width, height] = [Math.min(from.x, at.x), Math.min(from.y, at.y), Math.abs(at.x - from.x), Math.abs(at.y - from.y)]
        for (const [name, value] of Object.entries({ x, y, width, height })) box.setAttribute(name, String(value))
        frame.replaceChildren(box)
        const inside = this.editor.settled.tables.filter(table => {
          const { left, top, right, bottom } = reachOf(table)
          return right > x && left < x + width && bottom > y && top < y + height
        })
        this.editor.selectTables(...new Set([...before, ...inside.map(({ id }) => id)]))
      },
    }
  }

  private pan({ clientX, clientY }: PointerEvent): Gesture {
    const { pane } = this.view
    const [left, top] = [pane.scrollLeft, pane.scrollTop]
    return { move: (_, event) => pane.scrollTo({ left: left + clientX - event.clientX, top: top + clientY - event.clientY }) }
  }

  /** The second finger takes over: what the first had begun is taken back. */
  private pinch(): void {
    if (this.#gesture) this.drop()
    const spread = (): { width: number; x: number; y: number } => {
      const [a, b] = [...this.#fingers.values()]
      return { width: Math.hypot((a?.x ?? 0) - (b?.x ?? 0), (a?.y ?? 0) - (b?.y ?? 0)), x: ((a?.x ?? 0) + (b?.x ?? 0)) / 2, y: ((a?.y ?? 0) + (b?.y ?? 0)) / 2 }
    }
    let last = spread()
    this.#pointer = [...this.#fingers.keys()][0] ?? -1
    this.#begun = true
    this.#gesture = {
      move: () => {
        if (this.#fingers.size < 2) return
        const now = spread()
        this.view.pane.scrollBy(last.x - now.x, last.y - now.y)
        if (last.width > 0) this.view.zoomBy(now.width / last.width, now.x, now.y)
        last = now
        this.drawing.draw()
      },
    }
  }

  private fromPalette(event: PointerEvent, shape: PlanTable['shape']): void {
    if (this.#gesture || event.button !== 0) return
    const seats = paletteSeats()
    const { editor } = this
    let made: PlanTable | null = null
    let kept: Plan | null = null
    this.begin(event, {
      move: (at, { clientX, clientY }) => {
        const { left, top, right, bottom } = this.view.pane.getBoundingClientRect()
        const isOver = clientX > left && clientX < right && clientY > top && clientY < bottom
        made ??= newTable(editor.settled, shape, seats, sectionForNew(editor), at)
        const table = made
        kept = isOver ? resettled(addTable(editor.settled, { ...table, x: snapped(at.x), y: snapped(at.y) }), [table.id]) : null
        editor.draft(kept)
        if (isOver) editor.selectTables(table.id)
      },
      end: () => kept,
    })
  }
}

/** @returns how many seats the palette's tables have */
export function paletteSeats(): number {
  return Number(document.querySelector<HTMLInputElement>('[name="palette-seats"]:checked')?.value ?? 4)
}
