import type { Variant } from '@restoflow/core'
import { useWords } from '../../words/words'
import { NamesFields, Rows, RupeesField, TextField } from './fields'

/** @returns sizes and kinds of which one is chosen, each with its price */
export function VariantFields({ variants }: { variants: readonly Variant[] }) {
  const t = useWords()
  return (
    <Rows<Variant>
      field="variants" values={variants} add={t('menu.add-variant')} remove={t('menu.remove-variant')}
      row={variant => (
        <>
          <input type="hidden" data-field="id" data-new-id value={variant?.id ?? ''} />
          <TextField label={t('menu.variant-name')} field="name" value={variant?.name} max={80} rule="required" />
          <RupeesField label={t('menu.price')} field="pricePaise" paise={variant?.pricePaise} rule="required" />
          <NamesFields names={variant?.names} />
        </>
      )}
    />
  )
}
