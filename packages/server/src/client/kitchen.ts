import './kit/start'
import { giveCommand } from './kit/commands'
import { on } from './kit/events'
import { onRegion } from './kit/live'
import { drawPick, pick, startBumpBar } from './kitchen/bump-bar'
import { noteDone } from './kitchen/ghosts'
import { touch, watchHands } from './kitchen/hand'
import { drawBelow, startBelow } from './kitchen/in-view'
import { startPanels } from './kitchen/panels'
import { cardsOn, keepPlaces } from './kitchen/places'
import { keepReadyRoom } from './kitchen/ready-room'
import { startTaps } from './kitchen/taps'
import { t } from './kit/words'

// The kitchen's display: numbers that stay with their tickets, a bump bar, and nothing that moves under a wet finger.
startTaps()
watchHands('.kitchen-board')
startBumpBar()
startBelow()
startPanels()

onRegion('kitchen', element => {
  keepPlaces(element)
  keepReadyRoom()
  drawPick()
  drawBelow()
})

document.addEventListener('click', event => {
  const target = event.target instanceof Element ? event.target : null
  const control = target?.closest<HTMLElement>('.ticket-bump, .ticket .ticket-line')
  if (control) noteDone(control)
  const seen = target?.closest<HTMLElement>('[data-seen]')
  for (const id of seen?.dataset['seen']?.split(' ') ?? []) {
    giveCommand(`tickets/${id}/acknowledge`, {}, seen?.dataset['label'] ?? t('browser.seen'), { intent: `seen-${id}`, ...(seen && { element: seen }) })
  }
}, { capture: true })

/** Where a ticket that somebody called back here stands, is where the eye goes next. */
let recalled: string | null = null
on('restoflow:done', ({ command: { path }, element }) => {
  const ticketId = /^tickets\/([^/]+)\/recall$/.exec(path)?.[1]
  if (ticketId === undefined || !(element instanceof HTMLElement) || element.dataset['recall'] === undefined) return
  document.querySelector<HTMLDialogElement>('#recall-dialog')?.close()
  recalled = ticketId
  touch()
  showRecalled()
})
onRegion('kitchen', showRecalled)

function showRecalled(): void {
  const card = recalled === null ? undefined : cardsOn().find(({ dataset }) => dataset['ticket'] === recalled)
  if (!card) return
  recalled = null
  pick(card)
}
