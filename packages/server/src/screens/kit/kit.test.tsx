import { describe, expect, it } from 'vitest'
import { chairsOf, turnedSize, type FloorBoard, type FloorBoardTable, type TicketState, type TillRow } from '@restoflow/core'
import { demoRestaurant } from '../../demo/demo-restaurant'
import { BillAlert, QueueRow } from './alert-card'
import { Button } from './atoms'
import { FloorList, FloorPlan, StateChips } from './floor-plan'
import { shortParty, tableLabel } from './floor-table'
import { Icon, type IconName } from './icon'
import { iconPaths } from './icon-paths.data'
import { ticketAge, TicketCard } from './ticket-card'

/** Markup of a view that waits for nothing. */
const html = (element: unknown): string => `${element as string}`

const now = '2026-11-22T15:12:00.000Z'
const before = (minutes: number): string => new Date(Date.parse(now) - minutes * 60_000).toISOString()
const alone = { orders: [], mergedInto: null, mergedTableIds: [], reservedAt: null, reservationId: null } as const
const free = { ...alone, state: 'free', orderIds: [], covers: 0, since: null, amountPaise: 0, billAskedAt: null, billSeenBy: null, reservedAt: null, reservationId: null } as const
const t9 = { ...alone, state: 'bill', orderIds: ['o9'], covers: 5, since: before(72), amountPaise: 431_000, billAskedAt: before(1), billSeenBy: null, reservedAt: null, reservationId: null } as const

const board: FloorBoard = {
  position: 7,
  mergePresets: [],
  sections: demoRestaurant.sections.map(section => ({
    ...section,
    revision: 1,
    tables: demoRestaurant.tables.filter(table => table.sectionId === section.id).map(table => ({
      ...table, revision: 1, partyName: table.name, partySeats: table.seats, ...(table.id === 't9' ? t9 : free),
    })),
  })),
}
const tables = board.sections.flatMap(section => section.tables)
const link = (table: FloorBoardTable) => ({ href: `/floor?table=${table.id}` })

describe('floor', () => {
  it('says everything about a table in its name', () => {
    const table = tables.find(({ id }) => id === 't9')
    expect(table && tableLabel(table, now)).toBe('Table T9, 6 seats, Bill asked, 5 covers, 72 min, ₹4,310')
  })

  it('shows a party over two tables as one: names, seats, a band between them, one tile', () => {
    const party = { partyName: 'T9 + T10', partySeats: 10 }
    const joined = { ...free, ...party, state: 'bill', orderIds: ['o9'], since: before(72), mergedInto: 't9' } as const
    const merged: FloorBoard = {
      ...board,
      sections: board.sections.map(section => ({
        ...section,
        tables: section.tables.map(table => (table.id === 't9' ? { ...table, ...party, mergedTableIds: ['t10'] } : table.id === 't10' ? { ...table, ...joined } : table)),
      })),
    }
    const [main, part] = ['t9', 't10'].map(id => merged.sections.flatMap(section => section.tables).find(table => table.id === id))
    expect(main && tableLabel(main, now)).toBe('Table T9 + T10, 10 seats, Bill asked, 5 covers, 72 min, ₹4,310')
    expect(part && tableLabel(part, now)).toBe('Table T10, 4 seats, part of T9 + T10, Bill asked, 72 min')
    expect(main && [shortParty(main), shortParty({ ...main, partyName: 'T9 + T10 + T11', mergedTableIds: ['t10', 't11'] })]).toEqual(['T9 + T10', 'T9 + 2'])
    expect(html(<FloorPlan board={merged} now={now} link={link} />).match(/<line /g)).toHaveLength(1)
    expect(html(<FloorList board={merged} now={now} link={link} />)).toMatch(/class="tile is-bill is-party".*<b>T9 \+ T10<\/b> 5\/10/)
  })

  it('links each of the tables once, in the plan and in the list', () => {
    for (const View of [FloorPlan, FloorList]) {
      const text = html(<View board={board} now={now} selected="t9" link={link} />)
      expect([...text.matchAll(/href="\/floor\?table=([\w-]+)"/g)].map(([, id]) => id)).toEqual(tables.map(({ id }) => id))
      expect(text.match(/aria-current="true"/g)).toHaveLength(1)
    }
  })

  it('draws a chair for each seat, and none of them on the table', () => {
    for (const table of tables) {
      const chairs = chairsOf(table)
      expect(chairs).toHaveLength(table.seats)
      const on = chairs.filter(({ x, y, width, height }) => x + width > 0 && x < table.width && y + height > 0 && y < table.height)
      expect(on).toEqual([])
    }
  })

  it('counts the states on the chips', () => {
    const chips = html(<StateChips board={board} />).matchAll(/data-filter="(\w*)".*?<b class="num">(\d+)/g)
    const counts = [...chips].map(([, state, count]) => [state, Number(count)])
    expect(Object.fromEntries(counts)).toMatchObject({ '': 24, bill: 1, free: 23, ready: 0 })
  })

  it('turns a table with its chairs, and leaves its words upright', () => {
    const turned = { ...board, sections: board.sections.map(section => ({ ...section, tables: section.tables.map(table => ({ ...table, rotation: table.id === 't9' ? 90 : 0 })) })) }
    const text = html(<FloorPlan board={turned} now={now} link={link} />)
    expect(text.match(/<g transform="rotate\(90 93 68\)">/g)).toHaveLength(1)
    const inside = /<g transform="rotate\(90 93 68\)">(.*?)<\/g>/s.exec(text)?.[1] ?? ''
    expect(inside.match(/class="chair/g)).toHaveLength(6)
    expect(inside).not.toContain('<text')
    const { width, height } = turnedSize({ shape: 'rectangle', width: 186, height: 136, rotation: 90 })
    expect([Math.round(width), Math.round(height)]).toEqual([136, 186])
  })

  it('survives a floor without rooms', () => {
    expect(html(<FloorPlan board={{ position: 0, sections: [], mergePresets: [] }} now={now} link={link} />)).not.toContain('Infinity')
  })
})

describe('kitchen', () => {
  const station = { hurryAfterMs: 480_000, lateAfterMs: 900_000 }
  const line = {
    lineId: 'l1', name: 'Butter naan', names: { hi: 'बटर नान' }, diet: 'veg', quantity: '2', modifiers: [], note: '<b>no butter</b>', course: 'main',
    state: 'queued',
  } as const
  const ticket: TicketState = {
    id: 'k1', kind: 'kot', orderId: 'o1', orderKind: 'dine-in', station: 'tandoor', tableId: 't9', tableName: 'T9', token: null, covers: 5,
    number: '36', sequence: 1, lines: [line], stage: 'queued', openedAt: before(16), sentBy: { kind: 'staff', id: 'ravi' }, readyAt: null, servedAt: null,
    label: null, promisedAt: null, source: null, movedFrom: null, continues: null, cancels: null, reason: null, acknowledged: false,
  }
  const card = (openTicket: TicketState) => html(
    <TicketCard
      ticket={openTicket} now={now} station={station} sentBy="Ravi" lineButton={() => ({})} bumpButton={{}} seenButton={() => ({})}
    />)

  it('ages a ticket from new to late', () => {
    expect([0.2, 3, 8, 15].map(minutes => ticketAge(before(minutes), now, station))).toEqual(['new', 'ok', 'hurry', 'late'])
  })

  it('shows the quantity, both names and what the guest wrote, as text', () => {
    const text = card(ticket)
    expect(text).toContain('age-late')
    expect(text).toContain('class="quantity many"')
    expect(text).toContain('lang="hi"')
    expect(text).toContain('&lt;b&gt;no butter&lt;/b&gt;')
    expect(text).toContain('>16:00<')
  })

  it('turns green when all is done', () => {
    expect(card(ticket)).not.toContain('is-done')
    expect(card({ ...ticket, lines: [{ ...line, state: 'ready' }] })).toMatch(/class="ticket [^"]*is-done/)
  })
})

describe('till', () => {
  const row: TillRow = {
    orderId: 'o9', kind: 'dine-in', label: 'T9', tableId: 't9', sectionName: 'Main hall', covers: 5, openedBy: 'ravi', openedAt: before(72),
    amountPaise: 431_000, stage: 'bill', askedAt: new Date(Date.parse(now) - 8_000).toISOString(), askedBy: 'ravi', seenBy: null, seenAt: null, openBills: [],
  }
  const alert = (rows: readonly TillRow[]) => html(
    <BillAlert
      rows={rows} now={now} nameOf={id => id} seenButton={({ orderId }) => ({ 'data-seen': orderId })} openLink={() => ({ href: '/till' })}
      soundButton={{}} escalatesAfterMs={90_000}
    />)

  it('is one card for one table, and one for several', () => {
    expect(alert([row])).toContain('T9 wants the bill')
    expect(alert([row])).toMatch(/role="alert".*>0:08<.*₹4,310\.00/s)
    const many = alert([{ ...row, askedAt: before(2) }, { ...row, orderId: 'o3', label: 'F3' }])
    expect(many).toContain('2 tables want the bill')
    expect([...many.matchAll(/data-seen="(\w+)"/g)].map(([, id]) => id)).toEqual(['o9', 'o3'])
    expect(many.match(/told the manager too/g)).toHaveLength(1)
  })

  it('says who is on it once somebody is', () => {
    const text = html(<QueueRow row={{ ...row, seenBy: 'farah', askedAt: before(2) }} now={now} nameOf={() => 'Farah'} link={{ href: '/till' }} />)
    expect(text).toContain('Seen by Farah')
    expect(text).toContain('>2 min<')
  })
})

it('gives a button without words a name', () => {
  expect(html(<Button icon="more" label="More actions" />)).toMatch(/class="button square".*aria-label="More actions"/)
})

it('has a drawing for each icon', () => {
  for (const name of Object.keys(iconPaths) as IconName[]) expect(html(<Icon name={name} />)).toMatch(/ d="[Mm][^"]{3,}"/)
})
