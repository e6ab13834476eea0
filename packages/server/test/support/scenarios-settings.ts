import { dayOfRun, must, named, settings, type Scenario } from './scenario-steps'
import type { TestHouse } from './house'

const item = (run: number) => ({
  ...named(`Special ${run}`), categoryId: 'veg-curries', diet: 'veg', pricePaise: 10_000, variants: [], modifierGroupIds: [],
  taxClassId: 'restaurant-service', course: 'main',
})
const defineItem = async (house: TestHouse, run: number): Promise<string> => {
  await must(house, `menu/items/i${run}/define`, item(run))
  return `i${run}`
}
const charge = (run: number) => ({
  ...named(`Packing ${run}`), amount: { paise: 1_000 }, per: 'bill', kinds: ['takeaway'], taxClassId: 'restaurant-service',
  automatic: false, waivable: true,
})
const promotion = (run: number) => ({ ...named(`Offer ${run}`), effect: { paise: 1_000 + run }, scope: {}, kinds: ['takeaway'], automatic: false })
const stagedTax = (run: number) => ({
  changeId: `c${run}`, from: dayOfRun(new Date().toISOString().slice(0, 10), 2 + (run % 700)), tax: { ...settings.tax, pricing: 'inclusive' },
})
const batch = (run: number) => ({ batchId: `b${run}`, items: [{ id: `i${run}`, ...item(run) }] })
const removable = (path: string, define: Readonly<Record<string, unknown>>): Scenario => async (house, run) => {
  await must(house, `${path}/r${run}/define`, { ...define, ...named(`Gone ${run}`) })
  return { path: `${path}/r${run}/remove`, body: {} }
}
const person = async (house: TestHouse, run: number): Promise<string> => {
  await must(house, `staff/p${run}/add`, { roles: ['waiter'] })
  return `p${run}`
}

/** Settings, menu and people. */
export const settingScenarios: Readonly<Record<string, Scenario>> = {
  'outlet.change': async (_, run) => ({ path: 'outlet/change', body: { patch: { footer: `Come back ${run}` } } }),
  'outlet.stage-tax': async (_, run) => ({ path: 'outlet/stage-tax', body: stagedTax(run) }),
  'outlet.withdraw-staged': async (house, run) => {
    await must(house, 'outlet/stage-tax', stagedTax(run))
    return { path: 'outlet/withdraw-staged', body: { changeId: `c${run}` } }
  },
  'outlet.stage-series': async (_, run) => ({
    path: 'outlet/stage-series', body: { kind: 'invoice', template: `${run.toString(36).toUpperCase()}N/{fy}/{n}`.replace(/^0/, 'Z'), start: 1 },
  }),
  'outlet.define-charge': async (_, run) => ({ path: `outlet/charges/k${run}/define`, body: charge(run) }),
  'outlet.define-promotion': async (_, run) => ({ path: `outlet/promotions/p${run}/define`, body: promotion(run) }),
  'outlet.remove-promotion': removable('outlet/promotions', promotion(0)),
  'outlet.remove-charge': removable('outlet/charges', charge(0)),
  'outlet.remove-station': removable('outlet/stations', { hurryAfterMs: 60_000, lateAfterMs: 90_000 }),
  'menu.remove-tax-class': removable('menu/tax-classes', { section: 'gst', treatment: 'taxable', rateBasisPoints: 500, hsn: '996331' }),
  'menu.remove-modifier-group': removable('menu/modifier-groups', { min: 0, max: 1, modifiers: [{ id: 'm', name: 'Ghee', pricePaise: 1_000 }] }),
  'menu.remove-category': removable('menu/categories', { order: 90 }),
  'menu.remove-item': removable('menu/items', item(0)),
  'menu.count': async (house, run) => ({ path: `menu/items/${await defineItem(house, run)}/count`, body: { left: 7 } }),
  'menu.change-prices': async (house, run) => ({
    path: 'menu/change-prices', body: { changes: [{ itemId: await defineItem(house, run), pricePaise: 20_000 + run }] },
  }),
  'menu.apply-batch': async (_, run) => ({ path: 'menu/apply-batch', body: batch(run) }),
  'menu.undo-batch': async (house, run) => {
    await must(house, 'menu/apply-batch', batch(run))
    return { path: 'menu/undo-batch', body: { batchId: `b${run}` } }
  },
  'staff.enable-member': async (house, run) => {
    const id = await person(house, run)
    await must(house, `staff/${id}/disable`)
    return { path: `staff/${id}/enable`, body: {} }
  },
  'staff.set-rights': async (house, run) => ({ path: `staff/${await person(house, run)}/set-rights`, body: { deny: ['orders.cancel'], allow: [] } }),
}
