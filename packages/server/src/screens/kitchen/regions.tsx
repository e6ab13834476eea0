import { clockOf, kitchenBoard, nextMenuChange, type MenuState, type OutletState } from '@restoflow/core'
import { kotTongue } from '../../http/language'
import { StationNav } from '../kit/kitchen-bar'
import { Name, Said } from '../kit/said'
import { screenRights } from '../../http/screen-rights'
import { defineRegion, regionAttributes, type Region } from '../regions'
import { localName, useWords } from '../../words/words'
import { KitchenBoardView } from './board-view'
import { RecallList } from './lists'
import { SoldOutList } from './sold-out'

/** A station's tickets: `kitchen.{station}`, and `kitchen.pass`. */
const boardRegion = defineRegion({
  name: 'kitchen',
  rights: screenRights.kitchen,
  follows: ['ticket', 'outlet'],
  render: ({ house, now, runtime }, stationId) => {
    const board = kitchenBoard(house, stationId)
    if (!board) return null
    const { settings } = house.state<OutletState>('outlet')
    return (
      <KitchenBoardView
        board={board} now={now} nameOf={id => runtime.nameOf(id)} bumpServes={settings?.bumpServes === true} tongue={kotTongue(settings)}
        timeZone={settings?.timeZone ?? 'UTC'} attributes={regionAttributes(`kitchen.${stationId}`, house)}
      />
    )
  },
})

/** The stations with what waits at each; the current one is marked. */
const stationsRegion = defineRegion({
  name: 'stations',
  rights: screenRights.kitchen,
  follows: ['ticket', 'outlet'],
  render: ({ house }, stationId) => {
    const t = useWords()
    const board = kitchenBoard(house, stationId)
    if (!board) return null
    const links = board.stations.map(station => ({ id: station.id, name: localName(station), waiting: station.waiting, href: `/kitchen/${station.id}` }))
    const pass = { id: 'pass', name: t('role.pass'), waiting: board.readyCount, href: '/kitchen/pass' }
    return <StationNav stations={[...links, pass]} current={stationId} attributes={regionAttributes(`stations.${stationId}`, house)} />
  },
})

/** Every display of the kitchen, to choose one. */
const displaysRegion = defineRegion({
  name: 'displays',
  rights: screenRights.kitchen,
  follows: ['ticket', 'outlet'],
  render: ({ house }) => {
    const t = useWords()
    const board = kitchenBoard(house, 'pass')
    return board && (
      <div class="displays" {...regionAttributes('displays', house)}>
        {board.stations.map(station => (
          <a href={`/kitchen/${station.id}`} id={`display-${station.id}`}>
            <b><Name of={station} /></b><span>{t('kitchen.tickets-wait', { count: station.waiting })}</span>
          </a>
        ))}
        <a href="/kitchen/pass" id="display-pass"><b><Said words="role.pass" /></b><span>{t('kitchen.ready-to-serve', { count: board.readyCount })}</span></a>
      </div>
    )
  },
})

const recallRegion = defineRegion({
  name: 'recall',
  rights: screenRights.kitchen,
  follows: ['ticket', 'outlet'],
  render: ({ house, now }, stationId) => {
    const board = kitchenBoard(house, stationId)
    return board && <RecallList tickets={board.recent} now={now} attributes={regionAttributes(`recall.${stationId}`, house)} />
  },
})

const soldOutRegion = defineRegion({
  name: 'sold-out',
  rights: ['menu.eighty-six'],
  follows: ['menu', 'outlet'],
  render: ({ house, now, again }, stationId) => {
    const menu = house.state<MenuState>('menu')
    const outlet = house.state<OutletState>('outlet')
    const next = nextMenuChange(menu, clockOf(outlet, now))
    if (next !== null) again(next)
    return <SoldOutList menu={menu} outlet={outlet} stationId={stationId} now={now} attributes={regionAttributes(`sold-out.${stationId}`, house)} />
  },
})

export const kitchenRegions: readonly Region[] = [boardRegion, stationsRegion, displaysRegion, recallRegion, soldOutRegion]
