import { orderKinds, type Variant } from '@restoflow/core'
import { useWords } from '../../words/words'
import { ChipsField, DateField, Rows, RupeesField, SelectField, type Choice } from './fields'
import type { DatedPrice } from './types'

/** @returns order kinds as the guest's way to eat: dine in, takeaway */
export function kindChoices(): readonly Choice[] {
  const t = useWords()
  return orderKinds.map(kind => ({ value: kind, text: t(`menu.kind-${kind}`) }))
}

/** @returns other prices: from a day, for some kinds of order, or both */
export function PricesFields({ prices, variants }: { prices: readonly DatedPrice[] | undefined; variants: readonly Variant[] }) {
  const t = useWords()
  const kinds = kindChoices()
  const variantChoices = variants.map(({ id, name }) => ({ value: id, text: name }))
  return (
    <Rows<DatedPrice>
      field="prices" values={prices ?? []} add={t('menu.add-price')} remove={t('menu.remove-price')}
      row={price => (
        <>
          <RupeesField label={t('menu.price')} field="pricePaise" paise={price?.pricePaise} rule="required" />
          <DateField label={t('menu.price-from')} field="from" value={price?.from} hint={t('menu.price-from-hint')} />
          <SelectField
            label={t('menu.variant')} field="variantId" value={price?.variantId ?? ''} choices={[{ value: '', text: '–' }, ...variantChoices]}
            class="short variant-choice"
          />
          <ChipsField label={t('menu.price-kinds')} hint={t('menu.price-kinds-hint')} field="kinds" values={price?.kinds ?? []} choices={kinds} />
        </>
      )}
    />
  )
}
