import type { MenuState, OutletState, TaxSettings } from '@restoflow/core'
import { useWords } from '../../words/words'
import type { Attributes } from '../kit/attributes'
import { Button, Notice } from '../kit/atoms'
import { Icon } from '../kit/icon'
import { ExampleBill } from './example-bill'
import { percentText, TextField, Tick } from './fields'
import { TaxChoices } from './tax-choices'
import { definitionOf, exampleLines, goods, lawfulTax, liquorClassId, liquorDefinition, serviceClassId, serviceRate, type Definition } from './tax-model'

export interface TaxStepProps {
  readonly outlet: OutletState
  readonly menu: MenuState
  readonly tax: TaxSettings
  /** Today at the outlet. */
  readonly day: string
  readonly next: string
}

const liquorGuess = 2_000

/** @returns the wizard's form for tax: sent as `outlet/change`, and a tax class for each thing that is sold */
export function TaxStep({ outlet, menu, tax: kept, day, next }: TaxStepProps) {
  const t = useWords()
  const known = (id: string): boolean => Object.hasOwn(menu.taxClasses, id)
  const isNew = !known(serviceClassId)
  const hasGstin = outlet.settings?.gstin !== undefined
  // an outlet begins as not registered: with a GSTIN and nothing to sell yet it is what most are
  const tax = lawfulTax(isNew && kept.scheme === 'unregistered' ? { ...kept, scheme: 'regular' } : kept, hasGstin)
  return (
    <div class="with-example">
      <form
        id="step" class="setup-form" data-setup data-draft={outlet.settingsRevision} data-command="outlet/change"
        data-collect="setup" data-errors="#problems" data-next={next}
        {...(isNew && { 'data-always': true })} hx-get="/setup/tax/example" hx-trigger="change delay:60ms" hx-target="#tax-example" hx-swap="innerHTML"
      >
        <input type="hidden" name="revision" data-type="int" value={outlet.settingsRevision} />
        <TaxChoices tax={tax} hasGstin={hasGstin} prefix="patch.tax" day={day} />
        {isNew && <input
          type="hidden" data-tax-class={JSON.stringify(definitionOf('restaurant-service', day))} data-tax-class-id={serviceClassId} data-by-scheme
        />}
        <fieldset class="cards">
          <legend>{t('setup.goods')}</legend>
          <p class="hint">{t('setup.goods-about')}</p>
          {goods.map(id => known(id) ? <Kept text={t(`setup.goods-${id}`)} /> : (
            <Tick
              label={t(`setup.goods-${id}`)} about={`${percentText(definitionOf(id, day).rateBasisPoints)} % · HSN ${definitionOf(id, day).hsn}`} checked={false}
              attributes={{ name: `goods-${id}`, value: 'yes', 'data-not-sent': true, ...classAttributes(id, definitionOf(id, day)) }}
            />
          ))}
        </fieldset>
        <fieldset class="cards">
          <legend>{t('setup.liquor')}</legend>
          {known(liquorClassId) ? <Kept text={t('setup.liquor-kept')} /> : (
            <>
              <Tick
                label={t('setup.liquor-yes')} about={t('setup.liquor-about')} checked={false}
                attributes={{ name: 'liquor', value: 'yes', 'data-not-sent': true, ...classAttributes(liquorClassId, liquorDefinition(liquorGuess)) }}
              />
              <div data-when="liquor=true" hidden>
                <TextField
                  label={t('setup.liquor-rate')} name="liquorRate" type="percent" value={percentText(liquorGuess)} max={6} short required
                  pattern="\d{1,2}(\.\d{1,2})?"
                  hint={t('setup.liquor-rate-hint')} attributes={{ 'data-rate-of': liquorClassId, 'data-not-sent': true }}
                />
              </div>
            </>
          )}
        </fieldset>
      </form>
      <aside class="example" id="tax-example" aria-live="polite">
        <TaxExample menu={menu} tax={tax} day={day} />
      </aside>
    </div>
  )
}

/** @returns where tax is changed once bills were made by it */
export function TaxSettled({ settingsHref }: { settingsHref: string }) {
  const t = useWords()
  return (
    <Notice tone="good" title={t('setup.tax-settled')}>
      <p>{t('setup.tax-settled-about')}</p>
      <Button kind="primary" icon="settings" href={settingsHref}>{t('setup.tax-settled-go')}</Button>
    </Notice>
  )
}

const classAttributes = (id: string, definition: Definition): Attributes => ({ 'data-tax-class': JSON.stringify(definition), 'data-tax-class-id': id })

function Kept({ text }: { text: string }) {
  return <p class="kept"><Icon name="check" size="small" />{text}</p>
}

/** @returns the bill of a dinner under the choices */
export function TaxExample({ menu, tax, day }: Pick<TaxStepProps, 'menu' | 'tax' | 'day'>) {
  const t = useWords()
  const rate = serviceRate(tax.scheme, day) ?? 0
  return <ExampleBill tax={tax} lines={exampleLines(menu, () => rate, rate)} caption={t('setup.example')} />
}
