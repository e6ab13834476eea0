import { formatMoney, paperDate } from '@restoflow/core'
import type { CustomerCard } from '../../http/guest-reads'
import { useWords } from '../../words/words'
import { Icon } from '../kit/icon'
import type { RepeatedOrder } from './repeat'

/** @returns what a caller is known for: what was bought, what was said, and the last order, to be ordered again by one tap */
export function KnownGuest({ card, last }: { card: CustomerCard; last: RepeatedOrder | null }) {
  const t = useWords()
  const { history } = card
  return (
    <section class="known-guest" aria-label={t('guests.known-guests')}>
      <p class="muted num">
        {history.bills === 0
          ? t('guests.no-history')
          : t('guests.history-sum', { count: history.bills, amount: formatMoney(history.totalPaise, { paise: 'never' }) })}
        {history.lastBills[0] && ` · ${t('counter.last-on', { date: paperDate(history.lastBills[0].invoiceDate) })}`}
      </p>
      {card.notes !== undefined && <p class="guest-note"><Icon name="pencil" size="small" />{card.notes}</p>}
      {history.favourites.length > 0 && (
        <p class="favourites">{history.favourites.slice(0, 4).map(({ name, times }) => <span class="badge">{name}<b class="num">{` ×${times}`}</b></span>)}</p>
      )}
      {last && last.lines.length > 0 && (
        <label class="choice-card again">
          <input type="checkbox" id="same-again" value={JSON.stringify(last.lines)} />
          <span>
            <b>{t('counter.same-again')}</b>
            <small>{last.text}</small>
            {last.leftOut.length > 0 && <small class="left-out">{t('counter.not-now', { names: last.leftOut.join(', ') })}</small>}
          </span>
        </label>
      )}
    </section>
  )
}
