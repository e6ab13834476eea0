import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Principal } from '@restoflow/core'
import { createRestoflow, type Restoflow } from '../app'
import { readConfig } from '../config'
import { accountStatement } from './payment-reads'

let folder: string
let restoflow: Restoflow
/** 12:30 AM of 23 November in Bengaluru, and still 22 November by UTC. */
const afterMidnight = '2026-11-22T19:00:00.000Z'
const owner: Principal = { kind: 'staff', id: 'vikram', roles: ['owner'] }

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'restoflow-statement-'))
  restoflow = await createRestoflow({
    config: readConfig({ PORT: '0', MQTT_PORT: '0', RESTOFLOW_DATA: folder }, { demo: true }), mqtt: false, now: () => afterMidnight,
  })
})
afterAll(async () => {
  await restoflow.close()
  rmSync(folder, { recursive: true, force: true })
})

it('a statement counts an entry on its date at the outlet', async () => {
  const { runtime } = restoflow
  const give = async (command: string, id: string, body: object): Promise<Readonly<Record<string, unknown>>> =>
    (await runtime.dispatcher.dispatch<Readonly<Record<string, unknown>>>({ outlet: runtime.outlet, command, id, body, by: owner })).state
  await give('account.define', 'regular', { limitPaise: 500_000, revision: 0 })
  await give('table.seat', 't1', { covers: 2, orderId: 'late' })
  await give('order.add-line', 'late', { itemId: 'butter-naan', quantity: '1' })
  const { totalPaise } = await give('bill.issue', 'b-late', { orderId: 'late' })
  await give('bill.take-tender', 'b-late', { kind: 'account', accountId: 'regular', amountPaise: totalPaise })
  const on = (day: string) => accountStatement(runtime, 'regular', day, day)
  expect(await on('2026-11-23')).toMatchObject({ openingPaise: 0, entries: [{ type: 'AccountCharged', amountPaise: totalPaise }], closingPaise: totalPaise })
  expect(await on('2026-11-22')).toMatchObject({ openingPaise: 0, entries: [], closingPaise: 0 })
})
