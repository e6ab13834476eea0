import type { Child, PropsWithChildren } from 'hono/jsx'
import { chairsOf, turnedSize, type FloorBoard, type FloorBoardTable } from '@restoflow/core'
import { localName, secondName, useWords } from '../../words/words'
import { amountText } from './amount'
import { classes, type Attributes } from './attributes'
import { Chip, Money } from './atoms'
import { coversText, shortParty, tableLabel } from './floor-table'
import { Icon } from './icon'
import { iconPaths } from './icon-paths.data'
import type { Reserved } from './reserved'
import { Name } from './said'
import { stateIcons } from './table-state'
import { elapsed, Since } from './time'

export interface FloorViewProps {
  readonly board: FloorBoard
  /** UTC instant at which the page is made. */
  readonly now: string
  /** Id of the table whose order is open. */
  readonly selected?: string
  /** Free tables that are kept for somebody soon, with the time. */
  readonly reserved?: Reserved
  /** Where a table's link leads, with what the screen adds: `href`, `hx-get`, `id`. */
  readonly link: (table: FloorBoardTable) => Attributes & { readonly href: string }
}

type Section = FloorBoard['sections'][number]

interface Bounds {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/**
 * @returns the plan with the tables where they stand, for screens from 600 px on. Places are percentages in SVG attributes: no style is
 * written, distances fill the room there is, shapes keep their proportions and text keeps its size.
 */
export function FloorPlan({ board, now, selected, reserved, link }: FloorViewProps) {
  const t = useWords()
  const bounds = boundsOf(board.sections)
  return (
    <svg class="plan" role="group" aria-label={t('floor.plan')}>
      <defs>
        <pattern id="plan-hatch" width="10" height="10" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect class="hatch-ground" width="10" height="10" /><rect class="hatch-line" width="5" height="10" />
        </pattern>
      </defs>
      {board.sections.map(section => (
        <g role="list" aria-label={`${localName(section)}, ${t('floor.tables', { count: section.tables.length })}`}>
          <Room section={section} bounds={bounds} />
          {section.tables.map(table => <PartyTies table={table} sections={board.sections} bounds={bounds} />)}
          {section.tables.map(table => (
            <PlanTable table={table} bounds={bounds} now={now} current={table.id === selected} reserved={reserved?.get(table.id)} attributes={link(table)} />
          ))}
        </g>
      ))}
    </svg>
  )
}

/** Sections, and tables that stand beside theirs. */
function boundsOf(sections: readonly Section[]): Bounds {
  if (sections.length === 0) return { left: 0, top: 0, width: 1, height: 1 }
  const boxes = sections.flatMap(section => [section, ...section.tables.map(table => {
    const { width, height } = turnedSize(table)
    return { x: table.x - width / 2, y: table.y - height / 2, width, height }
  })])
  const left = Math.min(...boxes.map(({ x }) => x))
  const top = Math.min(...boxes.map(({ y }) => y))
  return {
    left, top,
    width: Math.max(...boxes.map(({ x, width }) => x + width)) - left,
    height: Math.max(...boxes.map(({ y, height }) => y + height)) - top,
  }
}

const percent = (part: number, whole: number): string => `${Math.round((part / whole) * 10_000) / 100}%`

const box = (bounds: Bounds, x: number, y: number, width: number, height: number): Attributes => ({
  x: percent(x - bounds.left, bounds.width),
  y: percent(y - bounds.top, bounds.height),
  width: percent(width, bounds.width),
  height: percent(height, bounds.height),
})

function Room({ section, bounds }: { section: Section; bounds: Bounds }) {
  const t = useWords()
  const second = secondName(section)
  const area = box(bounds, section.x, section.y, section.width, section.height)
  return (
    <svg class={classes('room', section.outdoor === true && 'outdoor')} aria-hidden="true" {...area}>
      <rect width="100%" height="100%" rx="16" />
      <text x="14" y="25">
        <tspan class="room-name">{localName(section)}</tspan>
        {second && <tspan dx="7" lang={second.lang}>{second.text}</tspan>}
        <tspan dx="7">{t('floor.tables', { count: section.tables.length })}</tspan>
      </text>
    </svg>
  )
}

/** Bands from a party's main table to the others, under the tables: they sit together wherever they stand. */
function PartyTies({ table, sections, bounds }: { table: FloorBoardTable; sections: readonly Section[]; bounds: Bounds }) {
  const joined = sections.flatMap(({ tables }) => tables).filter(({ id }) => table.mergedTableIds.includes(id))
  return (
    <g class={classes('party-ties', `is-${table.state}`)} aria-hidden="true">
      {joined.map(each => (
        <line
          x1={percent(table.x - bounds.left, bounds.width)} y1={percent(table.y - bounds.top, bounds.height)}
          x2={percent(each.x - bounds.left, bounds.width)} y2={percent(each.y - bounds.top, bounds.height)}
        />
      ))}
    </g>
  )
}

interface PlanTableProps {
  readonly table: FloorBoardTable
  readonly bounds: Bounds
  readonly now: string
  readonly current: boolean
  readonly reserved: string | undefined
  readonly attributes: Attributes
}

function PlanTable({ table, bounds, now, current, reserved, attributes }: PlanTableProps) {
  const { state, width, height, shape, covers, orderIds } = table
  const taken = table.since === null ? 0 : covers
  const outline = shape === 'round' ? { rx: width / 2, ry: height / 2 } : { rx: 14 }
  const area = box(bounds, table.x - width / 2, table.y - height / 2, width, height)
  const turned = turnedSize(table)
  const reach = box(bounds, table.x - turned.width / 2, table.y - turned.height / 2, turned.width, turned.height)
  const isTurned = table.rotation !== undefined && table.rotation !== 0
  return (
    <g role="listitem" class={classes('table', `is-${state}`, table.billSeenBy !== null && 'is-seen')}>
      <svg aria-hidden="true" overflow="visible" {...area}>
        <svg class="table-shape" width="100%" height="100%" viewBox={`0 0 ${width} ${height}`} overflow="visible">
          <g {...(isTurned && { transform: `rotate(${table.rotation} ${width / 2} ${height / 2})` })}>
            {chairsOf(table).map(({ turn, ...chair }, index) => (
              <rect
                class={classes('chair', index < taken && 'taken')} rx="4" {...chair}
                {...(turn !== 0 && { transform: `rotate(${turn} ${width / 2} ${height / 2})` })}
              />
            ))}
            <rect
              class="table-ring" x="-8" y="-8" width={width + 16} height={height + 16} rx={outline.rx + 8}
              {...(shape === 'round' && { ry: height / 2 + 8 })}
            />
            <rect class="table-top" width={width} height={height} {...outline} {...(state === 'cleaning' && { fill: 'url(#plan-hatch)' })} />
          </g>
        </svg>
        <TableText table={table} now={now} reserved={reserved} lines={turned.width > turned.height * 1.15 ? 3 : 4} />
        {orderIds.length > 1 && table.mergedInto === null && (
          <svg class="table-orders" x="100%" y="0" overflow="visible"><circle r=".85em" /><text y=".35em">{orderIds.length}</text></svg>
        )}
      </svg>
      <TableLink table={table} now={now} current={current} reserved={reserved} attributes={attributes}><rect {...reach} /></TableLink>
    </g>
  )
}

/** The link lies over the drawing and holds no text, so that its name is the whole sentence and nothing is said twice (WCAG 2.5.3). */
function TableLink({ table, now, current, reserved, attributes, children }: PropsWithChildren<Omit<PlanTableProps, 'bounds'>>) {
  return (
    <a class="table-link" data-table={table.id} aria-label={tableLabel(table, now, reserved)} {...(current && { 'aria-current': 'true' })} {...attributes}>
      {children}
    </a>
  )
}

/** Half the width of each word in bold, in em, so that icon and word stand in the middle together; a font's own width differs by a hair. */
const halfWords: Readonly<Record<string, number>> = {
  Free: 1.05, Reserved: 2.25, Seated: 1.7, Ordered: 2, 'Food ready': 2.7, Ready: 1.55, 'Bill asked': 2.45, Bill: 0.9, Paying: 1.7, Cleaning: 2.15,
}

/** Of other languages' words about as much: a letter, a sign that stands beside it, and none for one above or below. */
function halfWidth(text: string): number {
  const widthOf = (sign: string): number => (/\p{Mn}/u.test(sign) ? 0 : /[\p{Mc}\s]/u.test(sign) ? 0.28 : 0.64)
  return halfWords[text] ?? [...text].reduce((sum, sign) => sum + widthOf(sign), 0) / 2
}

/** The state in icon and word; where the plan is small, the sheet shows the short word. */
function TableState({ state, isReserved, y, iconY }: { state: FloorBoardTable['state']; isReserved: boolean; y: string; iconY: string }) {
  const t = useWords()
  const [full, short] = isReserved ? [t('guests.reserved'), t('guests.reserved')] : [t(`state.${state}`), t(`state-short.${state}`)]
  const one = (text: string, kind: string): Child => (
    <g class={kind}>
      <svg class="table-icon" x={`${Math.round(-100 * halfWidth(text) - 70) / 100}em`} y={iconY} width="1.2em" height="1.2em" viewBox="0 0 24 24">
        <path d={iconPaths[isReserved ? 'clock' : stateIcons[state]]} />
      </svg>
      <text class="table-word" x=".7em" y={y}>{text}</text>
    </g>
  )
  return full === short ? <>{one(full, '')}</> : <>{one(full, 'state-full')}{one(short, 'state-short')}</>
}

/** A table that belongs to another's party says so; guests, time and amount stand there. */
function PartText({ table }: { table: FloorBoardTable }) {
  const t = useWords()
  return (
    <svg class="table-text" x="50%" y="50%" overflow="visible">
      <text y="-.35em"><tspan class="table-name">{table.name}</tspan></text>
      <text class="table-word" y="1em">{t('floor.with-table', { table: table.partyName.split(' + ')[0] ?? '' })}</text>
    </svg>
  )
}

function TableText({ table, now, reserved, lines }: { table: FloorBoardTable; now: string; reserved: string | undefined; lines: 3 | 4 }) {
  const { since, amountPaise, state } = table
  if (table.mergedInto !== null) return <PartText table={table} />
  const amount = amountPaise === 0 ? undefined : amountText(amountPaise, 'never')
  const minutes = since === null ? '' : elapsed(Date.parse(now) - Date.parse(since), 'minutes')
  const time = since === null ? reserved : <tspan data-since={since} data-form="minutes">{minutes}</tspan>
  const together = lines === 3 && time !== undefined && amount !== undefined
  const count = 2 + (time ? 1 : 0) + (amount !== undefined && !together ? 1 : 0)
  const at = (line: number, shift = 36): string => `${Math.round((line - (count - 1) / 2) * 125 + shift) / 100}em`
  return (
    <svg class="table-text" x="50%" y="50%" overflow="visible">
      <text y={at(0)}><tspan class="table-name">{shortParty(table)}</tspan><tspan dx=".35em">{coversText(table)}</tspan></text>
      <TableState state={state} isReserved={reserved !== undefined} y={at(1)} iconY={at(1, -62)} />
      {time && <text y={at(2)}>{time}{together && <tspan class="table-amount" dx=".35em">{amount}</tspan>}</text>}
      {amount !== undefined && !together && <text class="table-amount" y={at(time ? 3 : 2)}>{amount}</text>}
    </svg>
  )
}

/** @returns the same tables as tiles by section, for phones */
export function FloorList({ board, now, selected, reserved, link }: FloorViewProps) {
  const t = useWords()
  return (
    <div class="floor-list">
      {board.sections.map(section => (
        <section aria-label={localName(section)}>
          <h2><Name of={section} /> <span class="muted">{t('floor.tables', { count: section.tables.length })}</span></h2>
          <ul>
            {section.tables.map(table => (
              <li class={classes('tile', `is-${table.state}`, table.mergedTableIds.length > 0 && 'is-party')} {...(table.mergedInto !== null && { hidden: true })}>
                <div class="tile-text" aria-hidden="true">
                  <span class="tile-name"><b>{table.partyName}</b> {coversText(table)}</span>
                  {reserved?.has(table.id)
                    ? <span class="tile-word"><Icon name="clock" size="small" />{reserved.get(table.id)}</span>
                    : <span class="tile-word"><Icon name={stateIcons[table.state]} size="small" />{t(`state.${table.state}`)}</span>}
                  {table.orderIds.length > 1 && <span class="tile-orders">{t('floor.orders', { count: table.orderIds.length })}</span>}
                  {table.state === 'cleaning' && <span class="tile-action">{t('floor.tap-when-clean')}</span>}
                  {table.since !== null && (
                    <span class="num">
                      <Since since={table.since} now={now} form="minutes" />{' '}
                      {table.amountPaise !== 0 && <b><Money paise={table.amountPaise} whole /></b>}
                    </span>
                  )}
                </div>
                <TableLink table={table} now={now} current={table.id === selected} reserved={reserved?.get(table.id)} attributes={link(table)} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

const chipOrder = ['bill', 'ready', 'free', 'seated', 'ordered', 'paying', 'cleaning'] as const

/** @returns the chips that count tables by state; pressed, one dims the others: the script sets `data-show` on `.floor` */
export function StateChips({ board, show }: { board: FloorBoard; show?: (typeof chipOrder)[number] }) {
  const t = useWords()
  const tables = board.sections.flatMap(section => section.tables)
  return (
    <div class="chips state-chips" role="group" aria-label={t('floor.by-state')}>
      <Chip pressed={show === undefined} count={tables.length} attributes={{ 'data-filter': '' }}>{t('common.all')}</Chip>
      {chipOrder.map(state => {
        const count = tables.filter(table => table.state === state).length
        return (
          <Chip
            pressed={show === state} icon={stateIcons[state]} count={count} class={classes(state === 'bill' && count > 0 && 'bill')}
            attributes={{ 'data-filter': state }}
          >{t(`state-short.${state}`)}</Chip>
        )
      })}
    </div>
  )
}
