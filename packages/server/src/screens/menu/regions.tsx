import { defineRegion, regionAttributes, type Region } from '../regions'
import { MenuStates } from './state-view'

/** What is sold out and how many are left; the list and the editors are no live regions, so that nothing typed is lost. */
export const menuStatesRegion = defineRegion({
  name: 'menu-states',
  roles: ['kitchen', 'cashier', 'waiter', 'pass'],
  follows: ['menu', 'outlet'],
  render: context => (
    <MenuStates house={context.house} now={context.now} again={at => context.again(at)} attributes={regionAttributes('menu-states', context.house)} />
  ),
})

export const menuRegions: readonly Region[] = [menuStatesRegion]
