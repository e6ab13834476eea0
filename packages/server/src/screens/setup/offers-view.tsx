import { newId, orderKinds, type MenuState, type OutletState, type Promotion, type RedemptionState } from '@restoflow/core'
import { localName, useWords, type WordKey } from '../../words/words'
import { Badge, EmptyState, Notice } from '../kit/atoms'
import { daysText, effectText, hoursText, plainRupees } from '../promotion-text'
import { OfferForm, dishTexts, type OfferDraft } from './offer-form'

export interface OffersProps {
  readonly outlet: OutletState
  readonly menu: MenuState
  /** Local date. */
  readonly today: string
  /** How often each code of a promotion was used. */
  readonly usesOf: (promotionId: string) => RedemptionState['uses']
}

type Phase = 'holds' | 'planned' | 'over'

const phases: readonly { readonly phase: Phase; readonly word: WordKey }[] = [
  { phase: 'holds', word: 'settings.offers-holding' }, { phase: 'planned', word: 'settings.offers-planned' },
  { phase: 'over', word: 'settings.offers-over' },
]

/** @returns whether a promotion holds on a day, begins later, or is over */
export function phaseOf({ archived, from = '', until = '9999' }: Pick<Promotion, 'archived' | 'from' | 'until'>, today: string): Phase {
  if (archived === true || until < today) return 'over'
  return from > today ? 'planned' : 'holds'
}

/** @returns coupons and offers, each with its form and how often it was used, and forms for new ones; saved one by one */
export function OffersView({ outlet, menu, today, usesOf }: OffersProps) {
  const t = useWords()
  const promotions = Object.values(outlet.promotions)
  const dishes = dishTexts(menu)
  const every = { scope: {}, kinds: orderKinds.filter(kind => kind !== 'aggregator'), automatic: false } as const
  const blanks: readonly { readonly word: WordKey; readonly draft: OfferDraft }[] = [
    { word: 'settings.offer-new-coupon', draft: { id: newId(), name: '', effect: { basisPoints: 1_000 }, codes: [], ...every } },
    { word: 'settings.offer-new-automatic', draft: { id: newId(), name: '', effect: { buy: 2, free: 1 }, ...every, automatic: true } },
    { word: 'settings.offer-new-chosen', draft: { id: newId(), name: '', effect: { basisPoints: 1_000 }, ...every } },
  ]
  return (
    <>
      <Notice tone="good" title={t('settings.offers-law')}>{t('settings.offers-law-about')}</Notice>
      {promotions.length === 0 && <EmptyState icon="percent" title={t('settings.offers-none')} text={t('settings.offers-none-about')} />}
      {phases.map(({ phase, word }) => {
        const own = promotions.filter(promotion => phaseOf(promotion, today) === phase)
        return own.length === 0 ? null : (
          <section class="stack" aria-label={t(word)}>
            <h3>{t(word)}</h3>
            {own.map(promotion => (
              <details class="card editor" id={`offer-${promotion.id}`}>
                <summary>
                  <b>{localName(promotion)}</b>
                  <WayBadge promotion={promotion} />
                  <span class="muted">{summaryOf(promotion, menu)}</span>
                  <UsesText promotion={promotion} uses={usesOf(promotion.id)} />
                </summary>
                <OfferForm offer={promotion} revision={promotion.revision} menu={menu} dishes={dishes} isOver={promotion.archived === true} />
              </details>
            ))}
          </section>
        )
      })}
      <section class="stack" aria-label={t('settings.offers-add')}>
        <h3>{t('settings.offers-add')}</h3>
        {blanks.map(({ word, draft }) => (
          <details class="card editor is-new">
            <summary><b>{t(word)}</b></summary>
            <OfferForm offer={draft} revision={0} menu={menu} dishes={dishes} />
          </details>
        ))}
      </section>
      <datalist id="offer-dishes">{[...dishes].map(([id, text]) => <option value={text} data-dish={id} />)}</datalist>
    </>
  )
}

function WayBadge({ promotion: { codes, automatic } }: { promotion: Promotion }) {
  const t = useWords()
  if (codes !== undefined) return <Badge tone="accent">{t('settings.offer-coupon')}</Badge>
  return <Badge {...(automatic && { tone: 'good' as const })}>{t(automatic ? 'settings.offer-automatic' : 'settings.offer-chosen')}</Badge>
}

function summaryOf(promotion: Promotion, menu: MenuState): string {
  const t = useWords()
  const { effect, minBillPaise, times } = promotion
  return [
    effectText(effect, menu), ...(minBillPaise === undefined ? [] : [t('offer.from-value', { amount: plainRupees(minBillPaise) })]),
    daysText(promotion), hoursText(times),
  ].filter(Boolean).join(' · ')
}

/** How often its codes were used; the few that a person can tell apart by name. */
function UsesText({ promotion: { codes, usesMax }, uses }: { promotion: Promotion; uses: RedemptionState['uses'] }) {
  const t = useWords()
  if (codes === undefined) return null
  const used = codes.reduce((sum, code) => sum + (uses[code] ?? 0), 0)
  const named = codes.length <= 3 ? codes.join(', ') : t('settings.offer-codes-count', { count: codes.length })
  const count = usesMax === undefined
    ? t('settings.offer-used', { count: used })
    : t('settings.offer-used-of', { count: used, most: usesMax * codes.length })
  return <span class="muted num">{`${named} · ${count}`}</span>
}
