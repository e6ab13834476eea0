import type { DayState, House, OutletState } from '@restoflow/core'
import { createDispatcher, createInMemoryJournal, restaurant } from '@restoflow/core'
import { renderToString } from 'hono/jsx/dom/server'
import { beforeAll, expect, it } from 'vitest'
import { demoRestaurant } from '../../demo/demo-restaurant'
import { seedCommands } from '../../demo/seed'
import { ZPaper } from './z-paper'

const now = '2026-11-22T14:30:00.000Z'
let house: House

beforeAll(async () => {
  const dispatcher = createDispatcher({ journal: createInMemoryJournal(), domain: restaurant, now: () => now })
  for (const { command, id, body } of seedCommands(demoRestaurant)) {
    await dispatcher.dispatch({ outlet: 'demo', command, id, body, by: { kind: 'staff', id: 'vikram', roles: ['owner'] } })
  }
  house = await dispatcher.house('demo')
})

it('says what corrected payments had covered: the change went back to the guest', () => {
  const { totals, ...day } = house.state<DayState>('day/2026-11-22')
  const reversed = { cash: { count: 3, amountPaise: 127_300, tipPaise: 0, changePaise: 45_400 } }
  const paper = (
    <ZPaper
      outlet={house.state<OutletState>('outlet')} day={{ ...day, businessDay: '2026-11-22', totals: { ...totals, reversed } }}
      now={now} nameOf={id => id} held={[]} ownHash={null} format="roll"
    />
  )
  expect(renderToString(paper)).toMatch(/Corrected: Cash<\/th><td>3<\/td><td>819\.00/)
})
