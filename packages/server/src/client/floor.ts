import './kit/start'
import { on } from './kit/events'
import { onKey } from './kit/keys'
import { startDialogs } from './floor/dialogs'
import { startGuard } from './floor/guard'
import { clearSearch, countInOrder, startMenu } from './floor/menu'
import { openLines, startLines } from './floor/lines'
import { closeOptions, startOptions } from './floor/options'
import { drawBar, startOrder } from './floor/order'
import { closePad, shownOrder, shownTable, startPad } from './floor/pad'
import { markPlan, startPlan, tableLinks } from './floor/plan'
import { startMore } from './floor/more'
import { closeTables, startTables } from './floor/tables'
import { t } from './kit/words'

startGuard()
startPlan()
startMenu()
startOptions()
startOrder()
startDialogs()
startTables()
startLines()
startMore()
let shown: string | undefined
startPad(() => {
  const order = shownOrder()?.id
  // What was being chosen for one order must not end in another.
  if (shown !== undefined && shown !== order) {
    closeOptions()
    closeTables()
  }
  shown = order
  markPlan()
  countInOrder()
  drawBar()
})
// The order may be at another table now.
on('restoflow:region', ({ key }) => {
  if (key.startsWith('pad.')) markPlan()
})

onKey('Escape', t('browser.back'), () => {
  const dialog = document.querySelector<HTMLDialogElement>('dialog[open]')
  if (dialog) return dialog.close()
  if (closeOptions() || clearSearch()) return
  const table = shownTable()
  closePad()
  tableLinks().find(link => link.dataset['table'] === table)?.focus()
})
onKey('/', t('browser.search'), () => {
  const pane = document.getElementById('pane-menu')
  if (pane instanceof HTMLInputElement) pane.checked = true
  document.getElementById('menu-search')?.focus()
})
onKey('F7', t('browser.key-lines'), () => void openLines())
onKey('+', t('browser.key-more'), () => nudge(':last-child'))
onKey('-', t('browser.key-fewer'), () => nudge(':first-child'))

/** Acts on the line that has the focus, else on the newest one. */
function nudge(which: string): void {
  const lines = [...(shownOrder()?.element.querySelectorAll<HTMLElement>('.is-new') ?? [])]
  const newest = [...lines].sort((a, b) => ((a.dataset['added'] ?? '') < (b.dataset['added'] ?? '') ? -1 : 1)).at(-1)
  const line = lines.find(each => each.contains(document.activeElement)) ?? newest
  line?.querySelector<HTMLElement>(`.nudges > .button${which}`)?.click()
}
