import type { OutletState, TableState } from '@restoflow/core'
import { defineRegion, regionAttributes, type Region } from '../../regions'

/** The floor as it stands with the tables that are in use, as data for the editor's script: others may save while one edits. */
export const floorPlanRegion = defineRegion({
  name: 'floor-plan',
  roles: [],
  follows: ['table', 'outlet'],
  render: ({ house }) => {
    const { tables, sections, mergePresets } = house.state<OutletState>('outlet')
    const inUse = Object.keys(tables).flatMap(id => {
      const { occupancy } = house.state<TableState>(`table/${id}`)
      return occupancy === 'free' ? [] : [[id, occupancy] as const]
    })
    const plan = {
      tables: Object.values(tables), sections: Object.values(sections), presets: Object.values(mergePresets), inUse: Object.fromEntries(inUse),
    }
    return <div hidden data-plan={JSON.stringify(plan)} {...regionAttributes('floor-plan', house)} />
  },
})

export const floorPlanRegions: readonly Region[] = [floorPlanRegion]
