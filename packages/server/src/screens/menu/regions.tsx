import { defineRegion, regionAttributes, type Region } from '../regions'
import { MenuStates } from './state-view'

/** What is sold out and how many are left; the list and the editors are no live regions, so that nothing typed is lost. */
export const menuStatesRegion = defineRegion({
  name: 'menu-states',
  roles: ['kitchen', 'cashier', 'waiter', 'pass'],
  follows: ['menu', 'outlet'],
  render: ({ house, now, again }) => <MenuStates house={house} now={now} again={again} attributes={regionAttributes('menu-states', house)} />,
})

export const menuRegions: readonly Region[] = [menuStatesRegion]
