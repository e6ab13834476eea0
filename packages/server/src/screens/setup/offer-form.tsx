import { orderKinds, type MenuState, type Promotion, type PromotionEffect } from '@restoflow/core'
import { localName, useWords } from '../../words/words'
import { Button } from '../kit/atoms'
import { weekdayNames } from '../promotion-text'
import { DefinitionForm } from './definition-form'
import { Labelled, LinesField, LocalNameField, percentText, rupeesText, SelectField, TextField } from './fields'

export type OfferDraft = Omit<Promotion, 'revision'>

/** Rows to type further dishes and hours into. */
const blankDishes = 2
const dishesMax = 12

/** @returns every dish by a text that is there once, by its id */
export function dishTexts(menu: MenuState): ReadonlyMap<string, string> {
  const seen = new Set<string>()
  return new Map(Object.values(menu.items).filter(({ archived }) => archived !== true).map(item => {
    const text = seen.has(item.name) ? `${item.name} (${item.code ?? item.id})` : item.name
    seen.add(text)
    return [item.id, text]
  }))
}

interface OfferFormProps {
  readonly offer: OfferDraft
  readonly revision: number
  readonly menu: MenuState
  readonly dishes: ReadonlyMap<string, string>
  /** Ended by hand: it can be offered again. */
  readonly isOver?: boolean
}

/** @returns the form of one coupon or offer; the page's script makes the definition of it (`data-collect="offer"`) */
export function OfferForm({ offer, revision, menu, dishes, isOver = false }: OfferFormProps) {
  const t = useWords()
  const { id, name, names, codes, usesMax, automatic, kinds, scope, minBillPaise, from, until } = offer
  const way = codes !== undefined ? 'coupon' : automatic ? 'automatic' : 'chosen'
  return (
    <DefinitionForm
      path={`outlet/promotions/${id}`} problems={`offer-problems-${id}`} revision={revision} name={name} collect="offer"
      {...(revision > 0 && { more: <EndButton offer={offer} revision={revision} isOver={isOver} /> })}
    >
      {isOver && <input type="hidden" name="archived" value="true" />}
      <div class="field-row">
        <TextField label={t('settings.offer-name')} name="name" value={name} max={120} required />
        <LocalNameField names={names} />
      </div>
      <div class="field-row">
        <SelectField
          label={t('settings.offer-way')} name="way" value={way} attributes={{ id: `way-${id}` }}
          options={[
            { value: 'coupon', text: t('settings.offer-way-coupon') }, { value: 'automatic', text: t('settings.offer-way-automatic') },
            { value: 'chosen', text: t('settings.offer-way-chosen') },
          ]}
        />
        <div class="field-row" data-when={`way-${id}=coupon`} hidden={way !== 'coupon'}>
          <LinesField label={t('settings.offer-codes')} name="codes" lines={codes ?? []} rows={2} required
            hint={t('settings.offer-codes-hint')} />
          <TextField
            label={t('settings.offer-uses')} name="usesMax" type="int" value={usesMax === undefined ? undefined : String(usesMax)}
            max={7} short
            pattern="[1-9]\d{0,6}" hint={t('settings.offer-uses-hint')}
          />
        </div>
      </div>
      <EffectFields id={id} effect={offer.effect} dishes={dishes} />
      <fieldset class="ticks">
        <legend>{t('settings.offer-scope')}</legend>
        {Object.values(menu.categories).map(category => (
          <label class="chip choice">
            <input type="checkbox" name="scope.categoryIds" value={category.id} data-type="list"
              checked={scope.categoryIds?.includes(category.id)} />
            {localName(category)}
          </label>
        ))}
      </fieldset>
      <DishRows label={t('settings.offer-scope-dish')} name="scope.items" ids={scope.itemIds ?? []} dishes={dishes} />
      <p class="hint">{t('settings.offer-scope-hint')}</p>
      <div class="field-row">
        <TextField label={t('settings.offer-from')} name="from" type="date" value={from} max={10} />
        <TextField label={t('settings.offer-until')} name="until" type="date" value={until} max={10} hint={t('settings.offer-until-hint')} />
        <TextField
          label={t('settings.offer-min')} name="minBillPaise" type="rupees"
          value={minBillPaise === undefined ? undefined : rupeesText(minBillPaise)} max={10}
          hint={t('settings.offer-min-hint')}
        />
      </div>
      <TimesRows times={offer.times ?? []} />
      <fieldset class="ticks">
        <legend>{t('settings.charge-kinds')}</legend>
        {orderKinds.map(kind => (
          <label class="chip choice">
            <input type="checkbox" name="kinds" value={kind} data-type="list" checked={kinds.includes(kind)} />{t(`settings.kind-${kind}`)}
          </label>
        ))}
      </fieldset>
    </DefinitionForm>
  )
}

function EffectFields({ id, effect, dishes }: { id: string; effect: PromotionEffect; dishes: ReadonlyMap<string, string> }) {
  const t = useWords()
  const how = 'basisPoints' in effect ? 'rate' : 'paise' in effect ? 'amount' : 'free'
  const capPaise = 'basisPoints' in effect ? effect.maxPaise : undefined
  const when = (value: string) => ({ 'data-when': `gives-${id}=${value}`, hidden: how !== value })
  return (
    <>
      <div class="field-row">
        <SelectField
          label={t('settings.offer-gives')} name="gives" value={how} attributes={{ id: `gives-${id}` }}
          options={[
            { value: 'rate', text: t('settings.offer-gives-rate') }, { value: 'amount', text: t('settings.offer-gives-amount') },
            { value: 'free', text: t('settings.offer-gives-free') },
          ]}
        />
        <div class="field-row" {...when('rate')}>
          <TextField
            label={t('settings.offer-rate')} name="effect.basisPoints" type="percent" max={6} required short
            value={percentText('basisPoints' in effect ? effect.basisPoints : 1_000)}
          />
          <TextField
            label={t('settings.offer-cap')} name="effect.maxPaise" type="rupees" max={10}
            value={capPaise === undefined ? undefined : rupeesText(capPaise)}
            hint={t('settings.offer-cap-hint')}
          />
        </div>
        <div {...when('amount')}>
          <TextField
            label={t('settings.offer-amount')} name="effect.paise" type="rupees" max={10} required
            value={'paise' in effect ? rupeesText(effect.paise) : undefined}
          />
        </div>
        <div class="field-row" {...when('free')}>
          <TextField
            label={t('settings.offer-buy')} name="effect.buy" type="int" max={2} required short pattern="[1-9]\d?"
            value={String('buy' in effect ? effect.buy : 2)}
          />
          <TextField
            label={t('settings.offer-get')} name="effect.free" type="int" max={2} required short pattern="[1-9]\d?"
            value={String('buy' in effect ? effect.free : 1)}
          />
        </div>
      </div>
      <div class="stack" {...when('free')}>
        <DishRows label={t('settings.offer-free-dish')} name="effect.freeItems" ids={'buy' in effect ? (effect.freeItemIds ?? []) : []}
          dishes={dishes} />
        <p class="hint">{t('settings.offer-free-hint')}</p>
      </div>
    </>
  )
}

/** Dishes are found by typing; an empty row names none. Of a long list the rest is kept unseen. */
function DishRows({ label, name, ids,
  dishes }: { label: string; name: string; ids: readonly string[]; dishes: ReadonlyMap<string, string> }) {
  const rows = [...ids.slice(0, dishesMax), ...Array.from({ length: blankDishes }, () => null)]
  return (
    <div class="field-row dish-rows">
      {rows.map((id, place) => (
        <Labelled label={place === 0 ? label : `${label} ${place + 1}`}>
          <span class="field">
            <input name={`${name}.${place}`} list="offer-dishes" autocomplete="off" maxlength={200}
              value={id === null ? '' : (dishes.get(id) ?? id)} />
          </span>
        </Labelled>
      ))}
      {ids.slice(dishesMax).map((id, place) => <input type="hidden" name={`${name}.${rows.length + place}`} value={dishes.get(id) ?? id} />)}
    </div>
  )
}

function TimesRows({ times }: { times: NonNullable<Promotion['times']> }) {
  const t = useWords()
  const names = weekdayNames()
  return (
    <>
      {[...times, null].map((window, place) => (
        <div class="field-row offer-hours">
          <TextField label={t('settings.offer-hours-from')} name={`times.${place}.from`} type="time" value={window?.from} max={5} short />
          <TextField label={t('settings.offer-hours-to')} name={`times.${place}.to`} type="time" value={window?.to} max={5} short />
          <fieldset class="ticks">
            <legend>{t('settings.offer-days')}</legend>
            {names.map((day, index) => (
              <label class="chip choice">
                <input type="checkbox" name={`times.${place}.days`} value={index + 1} data-type="list"
                  checked={window?.days?.includes(index + 1)} />{day}
              </label>
            ))}
          </fieldset>
        </div>
      ))}
    </>
  )
}

/** Ends it at once, or offers it again: the definition as it was read, with one word changed. Open orders keep what was put on them. */
function EndButton({ offer, revision, isOver }: { offer: OfferDraft & { readonly revision?: number }; revision: number; isOver: boolean }) {
  const t = useWords()
  const { id, archived: _archived, revision: _revision, ...definition } = offer
  return (
    <Button
      icon={isOver ? 'recall' : 'clock'}
      attributes={{
        'data-command': `outlet/promotions/${id}/define`,
        'data-body': JSON.stringify({ ...definition, ...(!isOver && { archived: true }), revision }),
        'data-errors': `#offer-problems-${id}`, 'data-after': 'reload',
        'data-saved': t(isOver ? 'settings.offer-again-done' : 'settings.offer-ended', { name: localName(offer) }),
      }}
    >{t(isOver ? 'settings.offer-again' : 'settings.offer-end')}</Button>
  )
}
