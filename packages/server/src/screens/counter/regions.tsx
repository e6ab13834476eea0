import { screenRights } from '../../http/screen-rights'
import { defineRegion, regionAttributes, type Region, type RegionContext } from '../regions'
import { CounterBoardView } from './board-view'
import { counterModel } from './model'

const follows = ['order', 'ticket', 'bill', 'outlet']

function board(context: RegionContext, key: string, withNames: boolean) {
  const { house, now, runtime } = context
  const model = counterModel(house, withNames ? runtime.customers : null, now, at => context.again(at))
  return <CounterBoardView model={model} now={now} attributes={regionAttributes(key, house)} />
}

/** The orders without a table, for whoever takes orders and keeps no guest book: without names. */
export const counterRegion = defineRegion({
  name: 'counter', rights: screenRights.counter, follows, render: context => board(context, 'counter', false),
})

/** The same with first names, for who may know them. */
export const namedCounterRegion = defineRegion({
  name: 'counter-named', rights: ['guests.keep'], follows: [...follows, 'guest'], render: context => board(context, 'counter-named', true),
})

export const counterRegions: readonly Region[] = [counterRegion, namedCounterRegion]
