import { expect, it } from 'vitest'
import { importProblem } from './layers'

const judge = (from: string, to: string, typeOnly = false): string | undefined => importProblem({
  from: `packages/${from}`, specifier: to, typeOnly, target: to.endsWith('.ts') || to.endsWith('.tsx') ? `packages/${to}` : undefined,
})

it.each([
  ['core/src/money/money.ts', 'core/src/kernel/errors.ts', false],
  ['core/src/tax/gst/compute.ts', 'core/src/money/money.ts', false],
  ['core/src/order/order.ts', 'core/src/menu/menu.ts', true],
  ['core/src/flows.ts', 'core/src/order/order.ts', false],
  ['core/src/returns/document.ts', 'core/src/bill/bill.ts', false],
  ['core/src/features.ts', 'core/src/order/order.schema.ts', false],
  ['core/src/order/order.schema.ts', 'zod', false],
  ['core/src/order/order.schema.ts', 'core/src/menu/menu.schema.ts', false],
  ['core/src/money/property.testing.ts', 'fast-check', false],
  ['core/src/money/money.ts', 'decimal.js', false],
  ['core/src/order/order.test.ts', 'fast-check', false],
  ['server/src/app.ts', 'server/src/screens/till/routes.ts', false],
  ['server/src/http/api.ts', '@restoflow/core/features', false],
  ['server/src/journal/sqlite.ts', 'sqlite3', false],
  ['server/src/screens/till/till.tsx', 'server/src/journal/sqlite.ts', true],
  ['server/src/client/live.ts', '@restoflow/core', false],
  ['server/src/client/kit/words.ts', 'server/src/words/message.ts', false],
  ['plugins/src/kiosk/index.ts', '@restoflow/core/plugin', false],
  ['widgets/src/menu/menu.ts', 'lit/decorators.js', false],
])('%s may import %s', (from, to, typeOnly) => {
  expect(judge(from, to, typeOnly)).toBeUndefined()
})

it.each([
  ['core/src/kernel/lane.ts', 'core/src/money/money.ts', false],
  ['core/src/kernel/lane.ts', 'core/src/order/order.ts', true],
  ['core/src/money/money.ts', 'core/src/tax/regime.ts', false],
  ['core/src/tax/regime.ts', 'core/src/bill/bill.ts', true],
  ['core/src/order/order.ts', 'core/src/menu/menu.ts', false],
  ['core/src/order/order.ts', 'core/src/menu/menu.schema.ts', true],
  ['core/src/order/order.ts', 'core/src/flows.ts', false],
  ['core/src/boards/till.ts', 'core/src/features.ts', false],
  ['core/src/returns/document.ts', 'core/src/boards/till.ts', true],
  ['core/src/bill/bill.ts', 'core/src/returns/document.ts', true],
  ['core/src/boards/till.ts', 'core/src/flows.ts', false],
  ['core/src/order/order.ts', 'zod', false],
  ['core/src/order/order.ts', 'decimal.js', false],
  ['core/src/kernel/ids.ts', 'node:crypto', false],
  ['core/src/kernel/ids.ts', 'server/src/config.ts', true],
  ['server/src/http/api.ts', 'core/src/index.ts', false],
  ['server/src/http/api.ts', 'server/src/screens/till/routes.ts', false],
  ['server/src/http/api.ts', 'server/src/app.ts', false],
  ['server/src/http/api.ts', 'sqlite3', false],
  ['server/src/screens/till/till.tsx', 'server/src/journal/sqlite.ts', false],
  ['server/src/client/live.ts', 'node:fs', false],
  ['server/src/client/kit/words.ts', 'server/src/words/words.ts', false],
  ['server/src/client/live.ts', '@restoflow/core/schemas', false],
  ['server/src/client/live.ts', 'server/src/http/live.ts', false],
  ['plugins/src/kiosk/index.ts', '@restoflow/server', false],
  ['plugins/src/kiosk/index.ts', '@restoflow/core/features', false],
  ['plugins/src/kiosk/index.ts', 'plugins/src/upi/index.ts', false],
  ['plugins/src/kiosk/index.ts', 'node:net', false],
  ['widgets/src/menu/menu.ts', 'zod', false],
])('%s must not import %s', (from, to, typeOnly) => {
  expect(judge(from, to, typeOnly)).toBeTypeOf('string')
})
