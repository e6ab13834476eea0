import './kit/start'
import { startNewOrder } from './counter/new-order'
import { startPanels } from './counter/panels'
import { startDialogs } from './floor/dialogs'
import { startGuard } from './floor/guard'
import { clearSearch, countInOrder, startMenu } from './floor/menu'
import { openLines, startLines } from './floor/lines'
import { closeOptions, startOptions } from './floor/options'
import { drawBar, startOrder } from './floor/order'
import { closePad, required, shownOrder, startPad } from './floor/pad'
import { markPlan, startPlan } from './floor/plan'
import { startMore } from './floor/more'
import { startCustomerPickers } from './kit/customer-picker'
import { on } from './kit/events'
import { onKey } from './kit/keys'
import { onRegion } from './kit/live'
import { t } from './kit/words'

startGuard()
startPlan()
startMenu()
startOptions()
startOrder()
startDialogs()
startLines()
startMore()
startCustomerPickers()
startNewOrder()
startPanels()
let shown: string | undefined
startPad(() => {
  const order = shownOrder()?.id
  // What was being chosen for one order must not end in another.
  if (shown !== undefined && shown !== order) closeOptions()
  shown = order
  mark()
  countInOrder()
  drawBar()
})
for (const name of ['counter', 'counter-named']) onRegion(name, mark)
// what was refused beside a row is over when something else is done
on('restoflow:done', () => required('counter-errors').replaceChildren())

/** Which row is open in the pad, and which chip is pressed; the live region knows neither. */
function mark(): void {
  markPlan()
  const order = shownOrder()?.id
  for (const link of document.querySelectorAll<HTMLElement>('.co-main')) {
    if (link.dataset['openOrder'] === order) link.setAttribute('aria-current', 'true')
    else link.removeAttribute('aria-current')
  }
}

onKey('Escape', t('browser.back'), () => {
  const dialog = document.querySelector<HTMLDialogElement>('dialog[open]')
  if (dialog) return dialog.close()
  if (closeOptions() || clearSearch()) return
  const order = shownOrder()?.id
  closePad()
  document.getElementById(`co-open-${order ?? ''}`)?.focus()
})
onKey('/', t('browser.search'), () => {
  const pane = document.getElementById('pane-menu')
  if (pane instanceof HTMLInputElement) pane.checked = true
  document.getElementById('menu-search')?.focus()
})
onKey('F7', t('browser.key-lines'), () => void openLines())
