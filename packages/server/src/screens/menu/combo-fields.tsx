import type { MenuItem, MenuState } from '@restoflow/core'
import { useWords } from '../../words/words'
import { Labelled, NamesFields, Rows, RupeesField, TextField } from './fields'
import type { ComboPart } from './types'

type ComboOption = ComboPart['options'][number]

/** @returns the parts of a combo, each with what can be chosen for it; dishes are found by typing */
export function ComboFields({ combo, menu, itemId }: { combo: MenuItem['combo']; menu: MenuState; itemId: string }) {
  const t = useWords()
  const dishes = dishChoices(menu, itemId)
  const textOf = new Map(dishes.map(({ key, text }) => [key, text]))
  return (
    <>
      <Rows<ComboPart>
        field="combo.parts" values={combo?.parts ?? []} add={t('menu.add-part')} remove={t('menu.remove-part')}
        row={part => (
          <>
            <input type="hidden" data-field="id" data-new-id value={part?.id ?? ''} />
            <TextField label={t('menu.part-name')} field="name" value={part?.name} max={80} rule="required" hint={t('menu.part-hint')} />
            <NamesFields names={part?.names} />
            <Rows<ComboOption>
              field="options" values={part?.options ?? []} add={t('menu.add-option')} remove={t('menu.remove-option')}
              row={option => (
                <>
                  <Labelled label={t('menu.option-dish')} class="dish-choice">
                    <span class="field">
                      <input
                        data-field="item" data-type="dish" data-rule="required dish" list="all-dishes" autocomplete="off" maxlength={200}
                        value={option === undefined ? '' : (textOf.get(keyOf(option)) ?? option.itemId)}
                      />
                    </span>
                  </Labelled>
                  <TextField
                    label={t('menu.option-quantity')} field="quantity" type="int" value={String(option?.quantity ?? 1)} max={2} mode="numeric"
                    rule="required whole" class="tiny"
                  />
                  <RupeesField label={t('menu.option-extra')} field="extraPaise" paise={option?.extraPaise} />
                </>
              )}
            />
          </>
        )}
      />
      <datalist id="all-dishes">{dishes.map(({ key, text }) => <option value={text} data-dish={key} />)}</datalist>
    </>
  )
}

const keyOf = ({ itemId, variantId }: { itemId: string; variantId?: string }): string => (variantId === undefined ? itemId : `${itemId}/${variantId}`)

/** Everything that can be a part, by a text that is there once. */
function dishChoices(menu: MenuState, itemId: string): readonly { readonly key: string; readonly text: string }[] {
  const seen = new Set<string>()
  return Object.values(menu.items).filter(item => item.id !== itemId && item.combo === undefined && item.archived !== true).flatMap(item => {
    const one = (key: string, name: string): { key: string; text: string } => {
      const text = seen.has(name) ? `${name} (${item.code ?? item.id})` : name
      seen.add(text)
      return { key, text }
    }
    return item.variants.length === 0
      ? [one(item.id, item.name)]
      : item.variants.map(variant => one(`${item.id}/${variant.id}`, `${item.name}, ${variant.name}`))
  })
}
