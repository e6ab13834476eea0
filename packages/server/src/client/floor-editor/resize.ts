import { changeTables, putSection, sectionOf, tableOf, type Plan } from './model'

export type Corner = 'nw' | 'ne' | 'sw' | 'se'

type Point = { readonly x: number; readonly y: number }

const signs: Readonly<Record<Corner, Point>> = { nw: { x: -1, y: -1 }, ne: { x: 1, y: -1 }, sw: { x: -1, y: 1 }, se: { x: 1, y: 1 } }
const sizeMin = 40
const sectionMin = 120

/** A side that the hand hardly follows keeps its length, on the grid or not. */
const still = 5

function grown(length: number, by: number, min: number, snap: (value: number) => number): number {
  return Math.abs(by) < still ? length : Math.max(min, snap(length + by))
}

const turned = ({ x, y }: Point, angle: number): Point => ({ x: x * Math.cos(angle) - y * Math.sin(angle), y: x * Math.sin(angle) + y * Math.cos(angle) })

/** @returns the plan with a table's corner drawn away by `by`; the opposite corner stays, however the table is turned */
export function resizedTable(plan: Plan, id: string, corner: Corner, by: Point, snap: (value: number) => number): Plan {
  const table = tableOf(plan, id)
  if (!table) return plan
  const angle = (table.rotation * Math.PI) / 180
  const along = turned(by, -angle)
  const sign = signs[corner]
  let width = grown(table.width, sign.x * along.x, sizeMin, snap)
  let height = grown(table.height, sign.y * along.y, sizeMin, snap)
  if (table.shape !== 'rectangle') {
    const isWidth = Math.abs(width - table.width) >= Math.abs(height - table.height)
    width = height = isWidth ? width : height
  }
  const shift = turned({ x: (sign.x * (width - table.width)) / 2, y: (sign.y * (height - table.height)) / 2 }, angle)
  return changeTables(plan, [id], ({ x, y }) => ({ width, height, x: x + shift.x, y: y + shift.y }))
}

/** @returns the plan with a section's corner drawn away by `by`; its tables stay where they stand */
export function resizedSection(plan: Plan, id: string, corner: Corner, by: Point, snap: (value: number) => number): Plan {
  const section = sectionOf(plan, id)
  if (!section) return plan
  const sign = signs[corner]
  const right = section.x + section.width
  const bottom = section.y + section.height
  const width = grown(section.width, sign.x * by.x, sectionMin, snap)
  const height = grown(section.height, sign.y * by.y, sectionMin, snap)
  const x = sign.x < 0 ? Math.max(0, right - width) : section.x
  const y = sign.y < 0 ? Math.max(0, bottom - height) : section.y
  return putSection(plan, { ...section, x, y, width, height })
}
