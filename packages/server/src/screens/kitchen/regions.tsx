import { kitchenBoard, type MenuState, type OutletState } from '@restoflow/core'
import { Bilingual, hindi } from '../kit/atoms'
import { StationNav } from '../kit/kitchen-bar'
import { screenRights } from '../../http/screen-rights'
import { defineRegion, regionAttributes, type Region } from '../regions'
import { KitchenBoardView } from './board-view'
import { RecallList, SoldOutList } from './lists'

/** A station's tickets: `kitchen.{station}`, and `kitchen.pass`. */
const boardRegion = defineRegion({
  name: 'kitchen',
  rights: screenRights.kitchen,
  follows: ['ticket', 'outlet'],
  render: ({ house, now, runtime }, stationId) => {
    const board = kitchenBoard(house, stationId)
    if (!board) return null
    const bumpServes = house.state<OutletState>('outlet').settings?.bumpServes === true
    return (
      <KitchenBoardView
        board={board} now={now} nameOf={id => runtime.nameOf(id)} bumpServes={bumpServes} attributes={regionAttributes(`kitchen.${stationId}`, house)}
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
    const board = kitchenBoard(house, stationId)
    if (!board) return null
    const links = board.stations.map(({ id, name, waiting }) => ({ id, name, waiting, href: `/kitchen/${id}` }))
    const pass = { id: 'pass', name: 'Pass', waiting: board.readyCount, href: '/kitchen/pass' }
    return <StationNav stations={[...links, pass]} current={stationId} attributes={regionAttributes(`stations.${stationId}`, house)} />
  },
})

/** Every display of the kitchen, to choose one. */
const displaysRegion = defineRegion({
  name: 'displays',
  rights: screenRights.kitchen,
  follows: ['ticket', 'outlet'],
  render: ({ house }) => {
    const board = kitchenBoard(house, 'pass')
    return board && (
      <div class="displays" {...regionAttributes('displays', house)}>
        {board.stations.map(({ id, name, names, waiting }) => (
          <a href={`/kitchen/${id}`} id={`display-${id}`}>
            <b><Bilingual en={name} hi={hindi(names)} /></b><span>{waiting === 1 ? '1 ticket waits' : `${waiting} tickets wait`}</span>
          </a>
        ))}
        <a href="/kitchen/pass" id="display-pass"><b><Bilingual en="Pass" hi="पास" /></b><span>{`${board.readyCount} ready to serve`}</span></a>
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
  render: ({ house, now }, stationId) => {
    const { settings } = house.state<OutletState>('outlet')
    return (
      <SoldOutList
        menu={house.state<MenuState>('menu')} stationId={stationId} defaultStationId={settings?.defaultStationId} now={now}
        attributes={regionAttributes(`sold-out.${stationId}`, house)}
      />
    )
  },
})

export const kitchenRegions: readonly Region[] = [boardRegion, stationsRegion, displaysRegion, recallRegion, soldOutRegion]
