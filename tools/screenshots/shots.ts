import type { Page } from 'playwright-core'
import type { Evening } from './evening'

/** A screen to be looked at. */
export interface Shot {
  readonly name: string
  readonly staffId: string
  /** A screen, or null for the sign-in. */
  readonly path: string | null
  readonly schemes: readonly ('light' | 'dark')[]
  readonly widths: readonly number[]
  /** Widths at which it stands in the README. */
  readonly readme?: readonly number[]
  /** Opens a dialog or a panel. */
  readonly act?: (page: Page) => Promise<void>
}

const all = [390, 820, 1440]

const tap = (...selectors: readonly string[]) => async (page: Page): Promise<void> => {
  for (const selector of selectors) await page.locator(selector).first().click()
}

/** On a phone, what is seldom done to a bill stands behind one button. */
const openPanel = (kind: string) => async (page: Page): Promise<void> => {
  const button = page.locator(`[data-panel="${kind}"]`)
  if (!await button.isVisible()) await page.locator('.more-actions').first().click()
  await button.click()
}

const service = ({ orders }: Evening): readonly Shot[] => [
  { name: 'signin', staffId: 'meera', path: null, schemes: ['light', 'dark'], widths: all },
  { name: 'floor', staffId: 'meera', path: '/floor?table=t7', schemes: ['light', 'dark'], widths: all, readme: [1440, 390] },
  { name: 'floor-plan', staffId: 'meera', path: '/floor', schemes: ['light'], widths: [390, 820, 1440] },
  { name: 'floor-more', staffId: 'meera', path: '/floor?table=t7', schemes: ['light'], widths: all, act: tap('#pad-more') },
  { name: 'floor-lines', staffId: 'meera', path: '/floor?table=t7', schemes: ['light'], widths: all, act: tap('#pad-more', '#more-lines') },
  { name: 'floor-merge', staffId: 'meera', path: '/floor?table=t7', schemes: ['light'], widths: all, act: tap('#pad-more', '#more-merge') },
  { name: 'floor-move', staffId: 'meera', path: '/floor?table=t7', schemes: ['light'], widths: all, act: tap('#pad-move') },
  { name: 'kitchen', staffId: 'gopal', path: '/kitchen/tandoor', schemes: ['dark'], widths: [...all, 1920], readme: [1440] },
  { name: 'kitchen-curry', staffId: 'gopal', path: '/kitchen/curry', schemes: ['dark'], widths: [1440] },
  { name: 'pass', staffId: 'imran', path: '/kitchen/pass', schemes: ['dark'], widths: [390, 1440] },
  { name: 'stations', staffId: 'gopal', path: '/kitchen', schemes: ['dark'], widths: [390, 1440] },
  { name: 'counter', staffId: 'farah', path: '/counter', schemes: ['light', 'dark'], widths: all },
  { name: 'counter-new', staffId: 'farah', path: '/counter', schemes: ['light'], widths: all, act: tap('#new-delivery') },
  { name: 'counter-panel', staffId: 'farah', path: '/counter', schemes: ['light'], widths: all, act: tap('[data-open-counter]') },
  { name: 'guests', staffId: 'meera', path: '/guests', schemes: ['light'], widths: all },
  { name: 'till', staffId: 'farah', path: `/till?order=${orders.get('t1')}`, schemes: ['light', 'dark'], widths: all, readme: [1440] },
  { name: 'till-preview', staffId: 'farah', path: `/till?order=${orders.get('t9')}`, schemes: ['light'], widths: all },
  { name: 'till-queue', staffId: 'farah', path: '/till', schemes: ['light'], widths: all },
  ...['split', 'lines', 'charges', 'merge'].map((kind): Shot => ({
    name: `till-${kind}`, staffId: 'farah', path: `/till?order=${orders.get('t9')}`, schemes: ['light'], widths: all, act: openPanel(kind),
  })),
  { name: 'bill-80', staffId: 'farah', path: '/till/bills/bill-t1/print?paper=80', schemes: ['light'], widths: [820] },
  { name: 'bill-a4', staffId: 'farah', path: '/till/bills/bill-t1/print?paper=a4', schemes: ['light'], widths: [820] },
]

const office = (): readonly Shot[] => [
  ['bill', 'farah', '/till/bills/bill-t1'], ['accounts', 'farah', '/till/accounts'], ['vouchers', 'farah', '/till/vouchers'],
  ['drawer', 'farah', '/till/drawer'], ['day', 'farah', '/reports/day'], ['x', 'meera', '/reports/x'], ['loss', 'meera', '/reports/loss'],
  ['reports', 'meera', '/reports'], ['gstr1', 'meera', '/reports?section=gstr1'], ['menu', 'meera', '/menu'],
  ['menu-item', 'meera', '/menu/items/paneer-tikka'], ['menu-prices', 'meera', '/menu/prices'], ['menu-import', 'meera', '/menu/import'],
  ...['outlet', 'tax', 'charges', 'offers', 'till', 'service', 'numbers', 'stations', 'operators', 'languages', 'people', 'terminals', 'floor']
    .map(part => [`settings-${part}`, 'vikram', `/settings/${part}`] as const),
].map(([name = '', staffId = '', path = '']) => ({ name, staffId, path, schemes: ['light'] as const, widths: all }))

/** @returns the screens that are looked at, in the order of a restaurant's day */
export function shots(evening: Evening): readonly Shot[] {
  return [...service(evening), ...office()]
}
