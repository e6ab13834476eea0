import { useWords } from '../../words/words'
import { Button } from '../kit/atoms'
import { Icon } from '../kit/icon'
import { Labelled } from './fields'

/** @returns the dialog of one dish's stock: until when it is out, and how many are left; the page's script names the dish */
export function StockDialog() {
  const t = useWords()
  return (
    <dialog class="dialog" id="stock-dialog" aria-labelledby="stock-title">
      <header>
        <h2 id="stock-title" />
        <Button kind="quiet" icon="cross" label={t('common.close')} attributes={{ 'data-close-dialog': true }} />
      </header>
      <div class="dialog-body" data-errors="#stock-errors">
        <p class="stock-state" id="stock-state" />
        <div class="stock-buttons">
          <Button wide icon="clock" attributes={{ id: 'stock-tomorrow' }}>{t('menu.out-tomorrow')}</Button>
          <Button wide icon="cross" attributes={{ id: 'stock-restored' }}>{t('menu.out-restored')}</Button>
          <Button wide icon="check" attributes={{ id: 'stock-back' }}>{t('menu.back-on')}</Button>
        </div>
        <form id="count-form" class="count-form" novalidate autocomplete="off">
          <Labelled label={t('menu.count-label')} hint={t('menu.count-hint')}>
            <span class="field"><Icon name="cloche" size="small" /><input id="count-left" inputmode="decimal" maxlength={7} autocomplete="off" /></span>
          </Labelled>
          <div class="stock-buttons">
            <Button kind="primary" type="submit" attributes={{ id: 'count-save' }}>{t('menu.count-save')}</Button>
            <Button attributes={{ id: 'count-stop' }}>{t('menu.count-stop')}</Button>
          </div>
        </form>
        <div id="stock-errors" />
      </div>
    </dialog>
  )
}
