import { turnedSize } from '@restoflow/core'
import { changeTables, grid, resettled, tableOf, type Plan, type PlanTable } from './model'

export type Alignment = 'left' | 'centre' | 'right' | 'top' | 'middle' | 'bottom'

/** What a table takes of the floor as it stands turned. */
export interface Reach {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** @returns the box around a table as it stands turned */
export function reachOf(table: Pick<PlanTable, 'shape' | 'x' | 'y' | 'width' | 'height' | 'rotation'>): Reach {
  const { width, height } = turnedSize(table)
  return { left: table.x - width / 2, top: table.y - height / 2, right: table.x + width / 2, bottom: table.y + height / 2 }
}

/** @returns the box around the whole plan; of an empty one a room of 12 × 8 m */
export function planReach({ sections, tables }: Plan): Reach {
  const boxes = [...tables.map(reachOf), ...sections.map(({ x, y, width, height }) => ({ left: x, top: y, right: x + width, bottom: y + height }))]
  if (boxes.length === 0) return { left: 0, top: 0, right: 1200, bottom: 800 }
  return {
    left: Math.min(...boxes.map(({ left }) => left)), top: Math.min(...boxes.map(({ top }) => top)),
    right: Math.max(...boxes.map(({ right }) => right)), bottom: Math.max(...boxes.map(({ bottom }) => bottom)),
  }
}

/** @returns the plan with tables on one line, by the outermost of them, or by the middle between */
export function alignTables(plan: Plan, ids: readonly string[], how: Alignment): Plan {
  const reaches = ids.flatMap(id => tableOf(plan, id) ?? []).map(reachOf)
  if (reaches.length < 2) return plan
  const least = (edge: 'left' | 'top'): number => Math.min(...reaches.map(each => each[edge]))
  const most = (edge: 'right' | 'bottom'): number => Math.max(...reaches.map(each => each[edge]))
  const moved = changeTables(plan, ids, table => {
    const { x, y } = table
    const { left, top, right, bottom } = reachOf(table)
    switch (how) {
      case 'left': return { x: x + least('left') - left }
      case 'right': return { x: x + most('right') - right }
      case 'centre': return { x: (least('left') + most('right')) / 2 }
      case 'top': return { y: y + least('top') - top }
      case 'bottom': return { y: y + most('bottom') - bottom }
      case 'middle': return { y: (least('top') + most('bottom')) / 2 }
      default: return how satisfies never
    }
  })
  return resettled(moved, ids)
}

/** @returns the plan with three tables or more at even distances; the outermost stay */
export function distributeTables(plan: Plan, ids: readonly string[], along: 'x' | 'y'): Plan {
  const inRow = ids.flatMap(id => tableOf(plan, id) ?? []).sort((a, b) => a[along] - b[along])
  const [first, last] = [inRow[0], inRow.at(-1)]
  if (!first || !last || inRow.length < 3) return plan
  const step = (last[along] - first[along]) / (inRow.length - 1)
  const places = new Map(inRow.map(({ id }, index) => [id, first[along] + step * index]))
  return resettled(changeTables(plan, ids, table => ({ [along]: places.get(table.id) ?? table[along] })), ids)
}

/** Sizes on which the words of the floor have room, by seats. */
const sizes: Readonly<Record<PlanTable['shape'], readonly (readonly [upTo: number, width: number, height: number])[]>> = {
  round: [[4, 150, 150], [6, 170, 170], [99, 190, 190]],
  square: [[4, 148, 148], [99, 180, 180]],
  rectangle: [[2, 160, 120], [6, 186, 136], [8, 202, 136], [99, 280, 140]],
}

/** @returns the usual size of such a table, in plan units */
export function usualSize(shape: PlanTable['shape'], seats: number): { readonly width: number; readonly height: number } {
  const [, width, height] = sizes[shape].find(([upTo]) => seats <= upTo) ?? [0, 150, 150]
  return { width, height }
}

/** @returns the next name in a row that nobody has: `T13` after `T12`; `like` gives the row */
export function nextName(names: readonly string[], like: string): string {
  const [, prefix = '', digits = '0'] = /^(.*?)(\d*)$/.exec(like) ?? []
  const taken = new Set(names.map(name => name.trim().normalize('NFC').toLowerCase()))
  const isTaken = (name: string): boolean => taken.has(name.normalize('NFC').toLowerCase())
  let number = Number(digits) + 1
  while (isTaken(`${prefix}${number}`)) number += 1
  return `${prefix}${number}`
}

/** @returns how a further table in this section is called: as its neighbours are, else by the section's first letter, else `T1` */
export function nameIn(plan: Plan, sectionId: string): string {
  const names = plan.tables.map(({ name }) => name)
  const here = plan.tables.filter(table => table.sectionId === sectionId && /\d$/.test(table.name)).map(({ name }) => name)
  if (here.length > 0) return nextName(names, here.sort((a, b) => a.localeCompare(b, 'en', { numeric: true })).at(-1) ?? 'T0')
  const letter = plan.sections.find(({ id }) => id === sectionId)?.name.charAt(0).toUpperCase() ?? ''
  return nextName(names, /^\p{L}$/u.test(letter) ? `${letter}0` : 'T0')
}

const clearance = 30

/** @returns the free place in the section that is nearest to a wish; beside the wish where the section is full */
export function freePlace(
  plan: Plan, sectionId: string, size: { readonly width: number; readonly height: number }, wish?: { readonly x: number; readonly y: number },
): { readonly x: number; readonly y: number } {
  const section = plan.sections.find(({ id }) => id === sectionId)
  const { x: left, y: top, width, height } = section ?? { x: 0, y: 0, width: 1200, height: 800 }
  // the section's name stands at its top
  const [fromX, fromY] = [left + size.width / 2 + clearance, top + size.height / 2 + 60]
  const [toX, toY] = [left + width - size.width / 2 - clearance, top + height - size.height / 2 - clearance]
  const taken = plan.tables.map(reachOf)
  const isFree = (x: number, y: number): boolean => taken.every(box =>
    x + size.width / 2 + clearance <= box.left || x - size.width / 2 - clearance >= box.right
    || y + size.height / 2 + clearance <= box.top || y - size.height / 2 - clearance >= box.bottom)
  const near = wish ?? { x: fromX, y: fromY }
  let best: { x: number; y: number; far: number } | null = null
  for (let y = snapped(fromY); y <= toY; y += grid * 2) {
    for (let x = snapped(fromX); x <= toX; x += grid * 2) {
      // what is asked for below its wish reads as the next row
      const far = Math.hypot(x - near.x, (y - near.y) * (y < near.y ? 3 : 1.5))
      if ((!best || far < best.far) && isFree(x, y)) best = { x, y, far }
    }
  }
  return best ?? (wish ? { x: wish.x + grid * 4, y: wish.y + grid * 4 } : { x: left + width / 2, y: top + height / 2 })
}

/** @returns the nearest line of the grid */
export function snapped(value: number): number {
  return Math.round(value / grid) * grid
}
