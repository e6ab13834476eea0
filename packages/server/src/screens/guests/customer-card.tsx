import { formatMoney, paperDate, phoneText } from '@restoflow/core'
import type { CustomerCard } from '../../http/guest-reads'
import { useWords } from '../../words/words'
import { Button } from '../kit/atoms'
import { clockOf, dayText } from './model'
import { Panel } from './panel-view'

export interface CustomerPanelProps {
  readonly card: CustomerCard
  readonly timeZone: string
  /** @returns the local date of an instant */
  readonly day: (at: string) => string
  readonly mayErase: boolean
}

/** @returns a guest: who, what was said, what was bought; and, for who may, the way to forget all of it */
export function CustomerPanel({ card, timeZone, day, mayErase }: CustomerPanelProps) {
  const t = useWords()
  const { history } = card
  const bought = formatMoney(history.totalPaise, { paise: 'never' })
  const phone = card.phone === undefined ? '' : phoneText(card.phone)
  const name = card.erased ? t('guests.erased') : card.name || phone || t('guests.no-name')
  return (
    <Panel title={name}>
      {!card.erased && (
        <form
          class="guest-form" data-command="customers" data-body={JSON.stringify({ id: card.id })} data-collect="card" data-errors="#card-errors"
          data-label={t('guests.save')} autocomplete="off"
        >
          <Text id="card-name" name="name" label={t('guests.name')} value={card.name} max={120} />
          <Text id="card-phone" name="phone" label={t('guests.phone')} value={phone} max={40} />
          <Text id="card-address" name="address" label={t('guests.address')} value={card.address ?? ''} max={300} />
          <Text id="card-notes" name="notes" label={t('guests.about')} value={card.notes ?? ''} max={600} />
          <div class="dialog-errors" id="card-errors" />
          <Button type="submit" icon="check" busyText={t('guests.saving')}>{t('guests.save')}</Button>
        </form>
      )}
      {card.reservations.length > 0 && (
        <section>
          <h3>{t('guests.to-come')}</h3>
          <ul class="card-list">
            {card.reservations.map(({ at, covers }) => (
              <li><span class="num">{`${dayText(day(at))}, ${clockOf(at, timeZone)}`}</span><span>{t('guests.covers', { count: covers })}</span></li>
            ))}
          </ul>
        </section>
      )}
      <section>
        <h3>{t('guests.history')} <span class="muted num">{t('guests.history-sum', { count: history.bills, amount: bought })}</span></h3>
        {history.favourites.length > 0 && (
          <p class="favourites">
            {history.favourites.slice(0, 5).map(({ name: dish, times }) => <span class="badge">{dish}<b class="num">{` ×${times}`}</b></span>)}
          </p>
        )}
        <ul class="card-list">
          {history.lastBills.slice(0, 8).map(bill => (
            <li>
              <span class="num">{paperDate(bill.invoiceDate)}</span>
              <span>{bill.tableName ?? t(bill.orderKind === 'delivery' ? 'guests.delivery' : 'guests.takeaway')}</span>
              <b class="num">{formatMoney(bill.totalPaise)}</b>
            </li>
          ))}
        </ul>
        {history.bills === 0 && <p class="muted">{t('guests.no-history')}</p>}
      </section>
      {mayErase && !card.erased && (
        <details class="erase">
          <summary>{t('guests.erase')}</summary>
          <p>{t('guests.erase-text')}</p>
          <Button
            kind="danger" icon="bin" busyText="…"
            attributes={{
              'data-command': `customers/${card.id}/erase`, 'data-body': '{}', 'data-intent': `erase-${card.id}`, 'data-label': t('guests.erase'),
              'data-errors': '#erase-errors',
            }}
          >{t('guests.erase-now')}</Button>
          <div class="dialog-errors" id="erase-errors" />
        </details>
      )}
    </Panel>
  )
}

function Text({ id, name, label, value, max }: { id: string; name: string; label: string; value: string; max: number }) {
  return (
    <label class="labelled">
      <span>{label}</span>
      <span class="field"><input id={id} data-text={name} value={value} maxlength={max} autocomplete="off" /></span>
    </label>
  )
}
