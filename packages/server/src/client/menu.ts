import './kit/start'
import { onKey } from './kit/keys'
import { t } from './kit/words'
import { closeEditor, openId, startEditor } from './menu/editor'
import { startImport } from './menu/import'
import { clearSearch, startList } from './menu/list'
import { startPrices } from './menu/prices'
import { applyStates, startStates } from './menu/states'

if (document.querySelector('.menu-screen')) {
  startList(applyStates)
  startEditor()
  startStates()
}
startPrices()
startImport()

onKey('Escape', t('browser.menu-key-back'), () => {
  const dialog = document.querySelector<HTMLDialogElement>('dialog[open]')
  if (dialog) return dialog.close()
  if (document.querySelector('details[data-folds][open]') || clearSearch()) return
  if (openId() !== '') closeEditor(true)
})
