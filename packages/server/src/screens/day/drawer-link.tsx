import type { ShiftState } from '@restoflow/core'
import { holds } from '@restoflow/core'
import type { Runtime, SignedIn } from '../../runtime'
import { useWords } from '../../words/words'
import { Button } from '../kit/atoms'

/** @returns the way to the drawer, and whether a shift is open in it; nothing for whom drawers are none of their business */
export function DrawerLink({ runtime, signedIn: { principal } }: { runtime: Runtime; signedIn: SignedIn }) {
  const t = useWords()
  if (!holds(principal, 'shifts.run')) return null
  const open = [...runtime.house.live<ShiftState>('shift').values()].map(({ state }) => state)
  const own = open.find(({ personId }) => personId === principal.id) ?? open[0]
  return (
    <Button icon="coins" wide href={`/till/drawer?as=${principal.id}`} attributes={{ 'id': 'drawer-link', 'data-shift': own?.shiftId ?? '' }}>
      {own ? t('day.drawer-open', { name: runtime.nameOf(own.personId) }) : t('day.drawer-closed')}
    </Button>
  )
}
