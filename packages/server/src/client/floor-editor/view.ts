import { planReach, reachOf } from './arrange'
import type { Editor } from './editor'
import type { PlanTable } from './model'
import { byId, set } from './page'

const zoomMin = 0.2
const zoomMax = 3
/** Below this the names of tables can't be read. */
const readable = 0.46
/** Ground beyond the plan, so that the grips of its outermost tables can be reached. */
const margin = 80
/** Room for the zoom's buttons over the plan's end, in CSS pixels. */
const buttons = 76
/** Of which so much shows when the plan is shown whole. */
const beside = 20

/** The window on the plan: how large it is drawn, and what of it is in sight. */
export class View {
  zoom = 1
  readonly pane = byId('plan-pane')
  readonly canvas = byId<SVGSVGElement>('plan-canvas')

  constructor(private readonly editor: Editor) {}

  /** Makes the canvas as large as the plan needs; while something is dragged it only grows. */
  resize(): void {
    const { right, bottom } = planReach(this.editor.plan)
    const room = { width: this.pane.clientWidth / this.zoom, height: this.pane.clientHeight / this.zoom }
    const [oldWidth = 0, oldHeight = 0] = this.editor.dragging ? (this.canvas.getAttribute('viewBox') ?? '').split(' ').slice(2).map(Number) : []
    const width = Math.max(right + 2 * margin, Math.floor(room.width), oldWidth)
    const height = Math.max(bottom + margin + Math.max(margin, buttons / this.zoom), Math.floor(room.height), oldHeight)
    set(this.canvas, { viewBox: `${-margin} ${-margin} ${width} ${height}`, width: Math.floor(width * this.zoom), height: Math.floor(height * this.zoom) })
    set(byId<SVGElement>('plan-ground'), { x: -margin, y: -margin, width, height })
  }

  /** Shows the plan whole, but not so small that nothing could be read. */
  fit(readably: boolean): void {
    const { left, top, right, bottom } = planReach(this.editor.plan)
    const whole = Math.min(this.pane.clientWidth / (right - left + 2 * beside), (this.pane.clientHeight - buttons) / (bottom - top + 2 * beside))
    this.zoom = Math.min(1.4, Math.max(zoomMin, readably ? Math.max(readable, whole) : whole))
    this.resize()
    this.pane.scrollTo({ left: (left + margin - beside) * this.zoom, top: (top + margin - beside) * this.zoom })
  }

  /** Draws larger or smaller about a place of the screen. */
  zoomBy(factor: number, clientX?: number, clientY?: number): void {
    const box = this.pane.getBoundingClientRect()
    const [x, y] = [clientX ?? box.left + box.width / 2, clientY ?? box.top + box.height / 2]
    const at = this.pointAt(x, y)
    this.zoom = Math.min(zoomMax, Math.max(zoomMin, this.zoom * factor))
    this.resize()
    this.pane.scrollTo({ left: (at.x + margin) * this.zoom - (x - box.left), top: (at.y + margin) * this.zoom - (y - box.top) })
  }

  /** @returns the place in the plan under a place of the screen */
  pointAt(clientX: number, clientY: number): { readonly x: number; readonly y: number } {
    const { left, top } = this.canvas.getBoundingClientRect()
    return { x: (clientX - left) / this.zoom - margin, y: (clientY - top) / this.zoom - margin }
  }

  /** Scrolls so that a table is in sight with its grips, where there is room for them. */
  reveal(table: PlanTable): void {
    const { left, top, right, bottom } = reachOf(table)
    const shift = (from: number, to: number, scrolled: number, room: number): number => {
      const [start, end] = [(from + margin) * this.zoom - 56, (to + margin) * this.zoom + 32]
      return start < scrolled || end - start > room ? start : end > scrolled + room ? end - room : scrolled
    }
    const { scrollLeft, scrollTop, clientWidth, clientHeight } = this.pane
    this.pane.scrollTo({ left: shift(left, right, scrollLeft, clientWidth), top: shift(top, bottom, scrollTop, clientHeight) })
  }

  /** Scrolls when a drag comes near the edge. */
  follow(clientX: number, clientY: number): void {
    const box = this.pane.getBoundingClientRect()
    const edge = 36
    const pull = (at: number, from: number, to: number): number => (at < from + edge ? -12 : at > to - edge ? 12 : 0)
    this.pane.scrollBy(pull(clientX, box.left, box.right), pull(clientY, box.top, box.bottom))
  }
}
