import { formatRate, taxChangesInOrder, type MenuState, type OutletState, type StagedTax, type TaxClass, type TaxSettings } from '@restoflow/core'
import { useWords, type Words } from '../../words/words'
import { Badge, Button, EmptyState, Notice } from '../kit/atoms'
import { dateText } from '../kit/time'
import { ExampleBill } from './example-bill'
import { percentText, TextField } from './fields'
import { isChange, ratesOf, type TaxChange } from './tax-change'
import { TaxChoices } from './tax-choices'
import { exampleLines, lawfulTax, serviceRate } from './tax-model'

export interface TaxPageProps {
  readonly outlet: OutletState
  readonly menu: MenuState
  /** What holds today. */
  readonly now: TaxSettings
  readonly today: string
  readonly tomorrow: string
  readonly rateOf: (taxClass: TaxClass, day: string) => number
  readonly nameOf: (id: string) => string
  /** Whether the viewer may change it. */
  readonly owns: boolean
}

const schemeWord = { regular: 'setup.scheme-regular', 'specified-premises': 'setup.scheme-premises', composition: 'setup.scheme-composition',
  unregistered: 'setup.scheme-unregistered' } as const
const pricingWord = { exclusive: 'setup.pricing-exclusive', inclusive: 'setup.pricing-inclusive' } as const
const roundWord = (paise: number): 'setup.round-rupee' | 'setup.round-five' | 'setup.round-none' =>
  (paise === 100 ? 'setup.round-rupee' : paise === 5 ? 'setup.round-five' : 'setup.round-none')

/** @returns what holds, what is staged, and the form that stages a change after showing all of its difference */
export function TaxPage(props: TaxPageProps) {
  const { outlet, menu, now, today, tomorrow, rateOf, nameOf, owns } = props
  const t = useWords()
  const staged = taxChangesInOrder(outlet).filter(({ from }) => from > today)
  const rate = serviceRate(now.scheme, today) ?? 0
  const hasGstin = outlet.settings?.gstin !== undefined
  return (
    <>
      <section class="card tax-now">
        <div>
          <h3>{t('settings.tax-now')}</h3>
          <dl class="facts">
            <Fact name={t('setup.scheme')} value={t(schemeWord[now.scheme])} />
            <Fact name={t('setup.pricing')} value={t(pricingWord[now.pricing])} />
            <Fact name={t('setup.round')} value={t(roundWord(now.roundToPaise))} />
            {Object.values(menu.taxClasses).map(taxClass => <Fact name={taxClass.name} value={formatRate(rateOf(taxClass, today))} />)}
          </dl>
        </div>
        <ExampleBill tax={now} lines={exampleLines(menu, each => rateOf(each, today), rate)} caption={t('setup.example')} />
      </section>
      <section class="stack">
        <h3>{t('settings.tax-staged')}</h3>
        {staged.length === 0
          ? <EmptyState icon="clock" title={t('settings.tax-staged-none')} text={t('settings.tax-staged-none-about')} />
          : staged.map(change => <StagedCard change={change} menu={menu} nameOf={nameOf} owns={owns} t={t} />)}
      </section>
      {owns ? (
        <section class="stack">
          <h3>{t('settings.tax-change')}</h3>
          <p class="hint">{t('settings.tax-change-about')}</p>
          <form
            id="tax-change" class="setup-form" data-setup data-command="outlet/stage-tax" data-collect="setup" data-errors="#problems" data-after="reload"
            data-saved={t('settings.tax-change-saved')} hx-get="/settings/tax/difference" hx-trigger="change delay:60ms, input delay:300ms" hx-target="#difference"
            hx-swap="innerHTML"
          >
            <TextField
              label={t('settings.tax-from')} name="from" value={tomorrow} type="date" max={10} required short hint={t('settings.tax-from-about')}
              attributes={{ min: tomorrow }}
            />
            <TaxChoices tax={lawfulTax(now, hasGstin)} hasGstin={hasGstin} prefix="tax" day={today} />
            <details class="editor">
              <summary><b>{t('settings.tax-rates')}</b><span class="muted">{t('settings.tax-rates-about')}</span></summary>
              <div class="field-row">
                {Object.values(menu.taxClasses).map(taxClass => (
                  <TextField
                    label={taxClass.name} name={`rate.${taxClass.id}`} value="" type="percent" max={6} short pattern="\d{1,3}(\.\d{1,2})?"
                    attributes={{ placeholder: percentText(rateOf(taxClass, tomorrow)), 'data-not-sent': true }}
                  />
                ))}
              </div>
            </details>
            <div id="difference" aria-live="polite"><p class="hint">{t('settings.tax-nothing')}</p></div>
          </form>
          <div id="problems" />
        </section>
      ) : <Notice tone="warn" title={t('settings.owner-only')}>{t('settings.owner-only-about')}</Notice>}
    </>
  )
}

function Fact({ name, value }: { name: string; value: string }) {
  return <div><dt>{name}</dt><dd>{value}</dd></div>
}

function StagedCard({ change, menu, nameOf, owns, t }: { change: StagedTax; menu: MenuState; nameOf: (id: string) => string; owns: boolean; t: Words }) {
  const { changeId, from, tax, rates, stagedBy } = change
  return (
    <article class="card staged">
      <h4>{t('settings.tax-applies', { date: dateText(from) })} <Badge tone="accent">{t('settings.tax-waits')}</Badge></h4>
      <p>{[t(schemeWord[tax.scheme]), t(pricingWord[tax.pricing]), t(roundWord(tax.roundToPaise))].join(' · ')}</p>
      {Object.entries(rates).map(([id, { rateBasisPoints }]) => <p>{`${menu.taxClasses[id]?.name ?? id}: ${formatRate(rateBasisPoints)}`}</p>)}
      <p class="muted">{t('settings.tax-staged-by', { name: nameOf(stagedBy.id) })}</p>
      {owns && <Button
        icon="cross" attributes={{
          'data-command': 'outlet/withdraw-staged', 'data-body': JSON.stringify({ changeId }), 'data-errors': '#problems', 'data-after': 'reload',
          'data-saved': t('settings.tax-withdrawn'),
        }}
      >{t('settings.tax-withdraw')}</Button>}
    </article>
  )
}

/** @returns the whole difference as a table, an example bill before and after, and the button that stages it */
export function TaxDifference({ change, menu, now, today, rateOf }: Pick<TaxPageProps, 'menu' | 'now' | 'today' | 'rateOf'> & { change: TaxChange }) {
  const t = useWords()
  const { from, tax, classes } = change
  if (!isChange(change, now)) return <p class="hint">{t('settings.tax-nothing')}</p>
  const rows: readonly (readonly [string, string, string])[] = [
    [t('setup.scheme'), t(schemeWord[now.scheme]), t(schemeWord[tax.scheme])],
    [t('setup.pricing'), t(pricingWord[now.pricing]), t(pricingWord[tax.pricing])],
    [t('setup.round'), t(roundWord(now.roundToPaise)), t(roundWord(tax.roundToPaise))],
    ...classes.map(({ taxClass, beforeBasisPoints, afterBasisPoints }) => [taxClass.name, formatRate(beforeBasisPoints), formatRate(afterBasisPoints)] as const),
  ]
  const after = new Map(classes.map(each => [each.taxClass.id, each.afterBasisPoints]))
  const oldRate = serviceRate(now.scheme, today) ?? 0
  return (
    <>
      <h4>{t('settings.tax-applies', { date: dateText(from) })}</h4>
      <table class="difference">
        <thead>
          <tr>{(['settings.tax-what', 'settings.tax-before', 'settings.tax-after'] as const).map(word => <th scope="col">{t(word)}</th>)}</tr>
        </thead>
        <tbody>
          {rows.map(([what, before, then]) => (
            <tr {...(before !== then && { class: 'is-changed' })}><th scope="row">{what}</th><td>{before}</td><td>{then}</td></tr>
          ))}
        </tbody>
      </table>
      <div class="two-bills">
        <ExampleBill tax={now} lines={exampleLines(menu, each => rateOf(each, today), oldRate)} caption={t('settings.tax-before')} />
        <ExampleBill
          tax={tax} lines={exampleLines(menu, each => after.get(each.id) ?? 0, serviceRate(tax.scheme, from) ?? 0)}
          caption={t('settings.tax-after')}
        />
      </div>
      <p class="hint">{t('settings.tax-frozen')}</p>
      {Object.entries(ratesOf(change)).flatMap(([id, rates]) => Object.entries(rates).map(([name, value]) =>
        <input type="hidden" name={`rates.${id}.${name}`} data-type="int" value={String(value)} />))}
      <Button kind="primary" size="large" type="submit" icon="clock" busyText={t('setup.saving')}>{t('settings.tax-stage', { date: dateText(from) })}</Button>
    </>
  )
}
