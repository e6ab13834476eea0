import { formatMoney, formatRate, newId, orderKinds, type Charge, type MenuState, type OutletState } from '@restoflow/core'
import { localName, useWords, wordsOf } from '../../words/words'
import { Badge, EmptyState, Notice } from '../kit/atoms'
import { DefinitionForm } from './definition-form'
import { LocalNameField, percentText, rupeesText, SelectField, TextField, Tick } from './fields'
import { serviceClassId } from './tax-model'

type Draft = Omit<Charge, 'revision'>

/** What most restaurants ask for; none is there until somebody adds it. */
function presets(taxClassId: string): readonly Draft[] {
  const shared = { taxClassId, waivable: true } as const
  // a name is data, and stands in both languages whatever the owner reads
  const named = (key: 'setup.charge-service' | 'setup.charge-packing' | 'setup.charge-delivery' | 'setup.charge-cover') =>
    ({ name: wordsOf('en')(key), names: { hi: wordsOf('hi')(key) } })
  return [
    { id: 'service', ...named('setup.charge-service'), amount: { basisPoints: 500 }, per: 'bill', kinds: ['dine-in'], automatic: false, ...shared },
    { id: 'packing', ...named('setup.charge-packing'), amount: { paise: 1_000 }, per: 'item', kinds: ['takeaway', 'delivery'], automatic: true, ...shared },
    { id: 'delivery', ...named('setup.charge-delivery'), amount: { paise: 4_000 }, per: 'bill', kinds: ['delivery'], automatic: true, ...shared },
    { id: 'cover', ...named('setup.charge-cover'), amount: { paise: 5_000 }, per: 'cover', kinds: ['dine-in'], automatic: false, ...shared },
  ]
}

/** @returns the charges, each with its form, and those that may be added; saved one by one */
export function ChargesView({ outlet, menu }: { outlet: OutletState; menu: MenuState }) {
  const t = useWords()
  const classes = Object.values(menu.taxClasses)
  const charges = Object.values(outlet.charges)
  if (classes.length === 0) return <Notice tone="warn" title={t('settings.charges-need-tax')}>{t('settings.charges-need-tax-way')}</Notice>
  const taxClassId = (menu.taxClasses[serviceClassId] ?? classes[0])?.id ?? ''
  const others = presets(taxClassId).filter(({ id }) => !Object.hasOwn(outlet.charges, id))
  const blank: Draft = { id: newId(), name: '', amount: { paise: 1_000 }, per: 'bill', kinds: ['dine-in'], taxClassId, automatic: false, waivable: true }
  return (
    <>
      <Notice tone="good" title={t('setup.charges-law')}>{t('setup.charges-law-about')}</Notice>
      {charges.length === 0 && <EmptyState icon="coins" title={t('settings.charges-none')} text={t('settings.charges-none-about')} />}
      {charges.map(charge => (
        <details class="card editor" id={`charge-${charge.id}`}>
          <summary>
            <b>{localName(charge)}</b>
            <span class="muted">{t('settings.charge-says', { amount: amountText(charge), per: t(`setup.per-${charge.per}`) })}</span>
            <Badge {...(charge.automatic && { tone: 'accent' as const })}>
              {t(charge.automatic ? 'settings.charge-automatic' : 'settings.charge-on-request')}
            </Badge>
          </summary>
          <ChargeForm charge={charge} revision={charge.revision} menu={menu} />
        </details>
      ))}
      <h3>{t('settings.charges-add')}</h3>
      {[...others, blank].map(draft => (
        <details class="card editor is-new">
          <summary>
            <b>{draft.name === '' ? t('settings.charge-other') : localName(draft)}</b>
            <span class="muted">{draft.name === '' ? '' : amountText(draft)}</span>
          </summary>
          <ChargeForm charge={draft} revision={0} menu={menu} />
        </details>
      ))}
    </>
  )
}

function amountText({ amount }: Draft): string {
  return 'basisPoints' in amount ? formatRate(amount.basisPoints) : formatMoney(amount.paise, { paise: amount.paise % 100 === 0 ? 'never' : 'always' })
}

function ChargeForm({ charge, revision, menu }: { charge: Draft; revision: number; menu: MenuState }) {
  const t = useWords()
  const { id, amount } = charge
  const isShare = 'basisPoints' in amount
  return (
    <DefinitionForm path={`outlet/charges/${id}`} problems={`charge-problems-${id}`} revision={revision} name={charge.name}>
      <div class="field-row">
        <TextField label={t('settings.charge-name')} name="name" value={charge.name} max={120} required />
        <LocalNameField names={charge.names} />
      </div>
      <div class="field-row">
        <SelectField
          label={t('settings.charge-per')} name="per" value={charge.per}
          options={(['bill', 'cover', 'item'] as const).map(per => ({ value: per, text: t(`setup.per-${per}`) }))}
        />
        <SelectField
          label={t('settings.charge-how')} name="" value={isShare ? 'share' : 'amount'} attributes={{ id: `how-${id}` }}
          options={[{ value: 'share', text: t('settings.charge-share') }, { value: 'amount', text: t('settings.charge-amount') }]}
        />
        <div data-when={`how-${id}=share`} hidden={!isShare}>
          <TextField
            label={t('settings.charge-share')} name="amount.basisPoints" type="percent" value={percentText(isShare ? amount.basisPoints : 500)}
            max={6} required
          />
        </div>
        <div data-when={`how-${id}=amount`} hidden={isShare}>
          <TextField
            label={t('settings.charge-amount')} name="amount.paise" type="rupees" value={rupeesText(isShare ? 1_000 : amount.paise)} max={10}
            required
          />
        </div>
        <SelectField
          label={t('settings.tax-class')} name="taxClassId" value={charge.taxClassId}
          options={Object.values(menu.taxClasses).map(({ id: value, name }) => ({ value, text: name }))}
        />
      </div>
      <fieldset class="ticks">
        <legend>{t('settings.charge-kinds')}</legend>
        {orderKinds.map(kind => (
          <label class="chip choice">
            <input type="checkbox" name="kinds" value={kind} data-type="list" checked={charge.kinds.includes(kind)} />{t(`settings.kind-${kind}`)}
          </label>
        ))}
      </fieldset>
      <div class="cards">
        <Tick
          label={t('settings.charge-automatic')} about={t('settings.charge-automatic-about')} checked={charge.automatic}
          attributes={{ name: 'automatic', 'data-type': 'bool' }}
        />
        <Tick
          label={t('settings.charge-waivable')} about={t('settings.charge-waivable-about')} checked={charge.waivable}
          attributes={{ name: 'waivable', 'data-type': 'bool' }}
        />
      </div>
    </DefinitionForm>
  )
}
