import { useWords } from '../../words/words'
import { Button } from '../kit/atoms'

/** @returns the form that says through which service an order came that was opened without it: before that it has no bill */
export function SourceForm({ orderId, title }: { orderId: string; title: string }) {
  const t = useWords()
  return (
    <form
      class="guest-form" id="counter-source-form" data-command={`orders/${orderId}/set-source`} data-collect="source"
      data-label={`${title}: ${t('counter.operator')}`} data-errors="#order-errors" autocomplete="off"
    >
      <p class="notice warn">{t('problem.source-required-title')}</p>
      <label class="labelled"><span>{t('counter.operator-name')}</span><span class="field"><input name="name" maxlength={40} required /></span></label>
      <label class="labelled"><span>{t('counter.order-number')}</span>
        <span class="field"><input name="orderNumber" maxlength={40} required autocapitalize="characters" /></span>
      </label>
      <Button type="submit" icon="check" busyText={t('guests.saving')}>{t('guests.save')}</Button>
    </form>
  )
}
