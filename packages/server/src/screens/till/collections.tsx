import { raw } from 'hono/html'
import { formatMoney, isUnreadRefusal, owedPayments, type CollectionState, type House } from '@restoflow/core'
import { qrSvg } from '../../documents/upi'
import { useWords } from '../../words/words'
import { Button, Notice } from '../kit/atoms'
import { Icon } from '../kit/icon'
import { Since } from '../kit/time'

/** A provider that says nothing for so long is out of order: the cashier is told. */
const silentAfterMs = 8_000

/** @returns payments that are asked for through a provider, and those of which something is to be given back; of one order, or of all */
export function liveCollections(house: House, orderId?: string): readonly CollectionState[] {
  return [...house.live<CollectionState>('collection').values()].map(({ state }) => state)
    .filter(({ requested }) => requested !== null && (orderId === undefined || requested.orderId === orderId))
}

/**
 * @returns what a guest can pay now, each with its QR; while one is shown, the page's script hides the form in which payments are typed
 * @param again asks to be rendered at an instant: when a provider has been silent for too long
 */
export function WaitingPayments({ collections, now, again }: { collections: readonly CollectionState[]; now: string; again?: (at: string) => void }) {
  const t = useWords()
  return collections.map(state => {
    const { status, requested, requestedAt, offer } = state
    if (requested && isUnreadRefusal(state)) return <EndedPayment collection={state} />
    if (!requested || (status !== 'asked' && status !== 'offered')) return null
    const { collectionId, amountPaise, shares } = requested
    const silentAt = new Date(Date.parse(requestedAt) + silentAfterMs).toISOString()
    const isSilent = status === 'asked' && now >= silentAt
    if (status === 'asked' && !isSilent) again?.(silentAt)
    return (
      <section class="collection" data-bills={shares.map(({ billId }) => billId).join(' ')} aria-label={t('till.upi-payment')}>
        {offer && <div class="qr">{raw(qrSvg(offer.link))}</div>}
        <p class="collection-state" role="status">
          <b class="num">{formatMoney(amountPaise)}</b>
          <span class="waits"><Icon name="clock" size="small" />{t(offer ? 'till.waiting-for-payment' : 'till.asking-provider')}{' '}
            <Since since={requestedAt} now={now} form="seen" /></span>
        </p>
        {isSilent && <Notice tone="warn" title={t('till.provider-silent')}>{t('till.provider-silent-text')}</Notice>}
        <Button
          wide
          attributes={{
            'data-command': `collections/${collectionId}/cancel`, 'data-body': '{}', 'data-intent': `stop-${collectionId}`, 'data-errors': '#pay-errors',
          }}
        >{t('till.stop-waiting')}</Button>
      </section>
    )
  })
}

function EndedPayment({ collection: { requested, ended } }: { collection: CollectionState }) {
  const t = useWords()
  const { collectionId = '', amountPaise = 0, shares = [] } = requested ?? {}
  const isExpired = ended?.reason === 'expired'
  return (
    <section class="collection-ended" data-bills={shares.map(({ billId }) => billId).join(' ')} aria-label={t('till.upi-payment')}>
      <Notice tone="warn" title={t(isExpired ? 'till.payment-expired' : 'till.payment-refused', { amount: formatMoney(amountPaise) })}>
        {ended?.detail && <>{t('till.provider-says', { words: ended.detail })} </>}{t('till.payment-ended-text')}
      </Notice>
      <Button
        attributes={{
          'data-command': `collections/${collectionId}/cancel`, 'data-body': '{}', 'data-intent': `read-${collectionId}`, 'data-errors': '#pay-errors',
        }}
      >{t('till.payment-ended-read')}</Button>
    </section>
  )
}

/** @returns money of guests that no bill needed: paid twice, or otherwise meanwhile */
export function SurplusNotices({ collections }: { collections: readonly CollectionState[] }) {
  const t = useWords()
  return collections.flatMap(state => owedPayments(state).map(({ paymentId, surplusPaise }) => {
    const numbers = state.requested?.shares.map(({ billNumber }) => billNumber).join(', ') ?? ''
    const amount = formatMoney(surplusPaise)
    return (
      <div class="surplus">
        <Notice tone="warn" title={t('till.give-back', { amount })}>{t('till.give-back-text', { number: numbers, reference: paymentId })}</Notice>
        <Button
          wide icon="check"
          attributes={{
            'data-command': `collections/${state.requested?.collectionId ?? ''}/return-surplus`, 'data-body': JSON.stringify({ paymentId }),
            'data-intent': `returned-${paymentId}`, 'data-label': t('till.given-back-of', { amount }),
          }}
        >{t('till.given-back-of', { amount })}</Button>
      </div>
    )
  }))
}
