import type { MenuState, OutletState } from '@restoflow/core'
import { localName, useLanguage, useWords } from '../../words/words'
import { Button } from '../kit/atoms'
import { DietMark, type Diet } from '../kit/icon'
import { ComboFields } from './combo-fields'
import { ArchiveButton, EditorFrame } from './editor-frame'
import { AddLanguage, LongTextField, NamesFields, Part, RadioField, RupeesField, SelectField, TextField, type Choice } from './fields'
import { courseChoices, pricingChoices, stationChoices, taxChoices, taxMode } from './item-choices'
import { PhotoField } from './photo-field'
import { PricesFields } from './prices-fields'
import { TimesFields, timesText } from './times-fields'
import type { ItemDefinition } from './types'
import { VariantFields } from './variant-fields'

export interface ItemEditorProps {
  readonly menu: MenuState
  readonly outlet: OutletState
  /** Filled in already, and of revision 0 for a new one. */
  readonly item: ItemDefinition
}

const diets: readonly Diet[] = ['veg', 'non-veg', 'egg']

/** @returns the editor of a dish: what everybody needs in sight, the rest in parts that open */
export function ItemEditor({ menu, outlet, item }: ItemEditorProps) {
  const t = useWords()
  const isNew = item.revision === 0
  const isArchived = item.archived === true
  const categories: readonly Choice[] = Object.values(menu.categories).filter(({ id, archived }) => archived !== true || id === item.categoryId)
    .sort((a, b) => a.order - b.order).map(each => ({ value: each.id, text: localName(each) }))
  const { revision: _, ...read } = item
  return (
    <EditorFrame
      kind="items" id={item.id} revision={item.revision} read={isNew ? {} : read} title={isNew ? t('menu.new-item') : item.name}
      attributes={{ 'data-archived': isArchived, 'data-pricing-default': outlet.settings?.tax.pricing ?? 'exclusive' }}
      aside={<DietMark diet={item.diet} />}
      actions={!isNew && (
        <>
          <ArchiveButton archived={isArchived} />
          <Button icon="plus" href={`/menu/items/new?from=${item.id}`} attributes={{ 'data-open': `items/new?from=${item.id}` }}>{t('menu.copy')}</Button>
        </>
      )}
    >
      <div class="editor-fields">
        <TextField label={t('menu.name')} field="name" value={item.name} max={80} rule="required" class="wide" />
        <NamesFields names={item.names} />
        <SelectField label={t('menu.category')} field="categoryId" value={item.categoryId} choices={categories} rule="required" />
        <RupeesField label={t('menu.price')} field="pricePaise" paise={isNew ? undefined : item.pricePaise} rule="required" hint={t('menu.price-hint')} />
        <TextField label={t('menu.code')} field="code" value={item.code} max={12} class="short" hint={t('menu.code-hint')} />
        <RadioField
          label={t('menu.diet')} field="diet" name="diet" value={item.diet}
          choices={diets.map(diet => ({ value: diet, content: <><DietMark diet={diet} /><span>{t(`menu.${diet}`)}</span></> }))}
        />
      </div>
      <div class="editor-fields">
        <PhotoField photo={item.photo} name={item.name} />
        <SelectField
          label={t('menu.tax-class')} field="taxClassId" value={item.taxClassId} choices={taxChoices(menu, item.taxClassId)} rule="required" hint={taxMode(outlet)}
        />
        <SelectField label={t('menu.station')} field="stationId" value={item.stationId ?? ''} choices={stationChoices(outlet)} />
        <SelectField label={t('menu.course')} field="course" value={item.course} choices={courseChoices()} class="short" />
      </div>
      <ItemParts menu={menu} outlet={outlet} item={item} />
    </EditorFrame>
  )
}

function ItemParts({ menu, outlet, item }: ItemEditorProps) {
  const t = useWords()
  const count = (list: readonly unknown[] | undefined): string => (list === undefined || list.length === 0 ? '' : String(list.length))
  return (
    <>
      <Part id="variants" title={t('menu.variants')} note={item.variants.map(({ name }) => name).join(', ')} open={item.variants.length > 0}>
        <p class="muted">{t('menu.variants-text')}</p>
        <VariantFields variants={item.variants} />
      </Part>
      <Part id="groups" title={t('menu.groups')} note={item.modifierGroupIds.map(id => menu.modifierGroups[id]?.name ?? '').join(', ')}>
        {Object.keys(menu.modifierGroups).length === 0
          ? <p class="muted">{t('menu.groups-none')}</p>
          : <GroupChecks menu={menu} item={item} />}
        <Button icon="arrow-right" href="/menu/modifier-groups">{t('menu.groups-edit')}</Button>
      </Part>
      <Part id="prices" title={t('menu.other-prices')} note={count(item.prices)} open={(item.prices?.length ?? 0) > 0}>
        <p class="muted">{t('menu.other-prices-text')}</p>
        <PricesFields prices={item.prices} variants={item.variants} />
      </Part>
      <Part id="times" title={t('menu.times')} note={timesText(item.times, useLanguage())}>
        <TimesFields times={item.times} />
      </Part>
      <Part id="combo" title={t('menu.combo')} note={item.combo?.parts.map(({ name }) => name).join(', ') ?? ''} open={item.combo !== undefined}>
        <p class="muted">{t('menu.combo-text')}</p>
        <ComboFields combo={item.combo} menu={menu} itemId={item.id} />
      </Part>
      <Part id="cost" title={t('menu.cost')} open={item.costPaise !== undefined}>
        <div class="editor-fields">
          <RupeesField label={t('menu.cost-label')} field="costPaise" paise={item.costPaise} hint={t('menu.cost-hint')} />
          <p class="margin" role="status"><output id="margin" /></p>
        </div>
      </Part>
      <Part id="more" title={t('menu.more')} note={t('menu.more-note')}>
        <div class="editor-fields">
          <LongTextField label={t('menu.description')} field="description" value={item.description} max={500} hint={t('menu.description-hint')} />
          <TextField
            label={t('menu.allergens')} field="allergens" type="words" value={item.allergens?.join(', ')} max={400} hint={t('menu.allergens-hint')}
            class="wide"
          />
          <TextField label={t('menu.hsn')} field="hsn" value={item.hsn} max={8} mode="numeric" rule="hsn" class="short" hint={t('menu.hsn-hint')} />
          <SelectField label={t('menu.pricing')} field="pricing" value={item.pricing ?? ''} choices={pricingChoices(outlet)} />
          <SelectField
            label={t('menu.sold-by')} field="quantityDecimals" type="int"
            value={(item.quantityDecimals ?? 0) === 0 ? '' : String(item.quantityDecimals)} class="short"
            choices={[0, 1, 2, 3].map(places => ({ value: places === 0 ? '' : String(places), text: t(`menu.sold-by-${places as 0 | 1 | 2 | 3}`) }))}
          />
          <TextField
            label={t('menu.place')} field="order" type="int" value={item.order === undefined ? '' : String(item.order)} max={5} mode="numeric"
            rule="whole" class="short" hint={t('menu.place-hint')}
          />
          <AddLanguage names={item.names} />
        </div>
      </Part>
    </>
  )
}

/** Those that the item has come first, in their order: in it they are asked. Groups may have one name: what can be chosen tells them apart. */
function GroupChecks({ menu, item: { modifierGroupIds } }: Pick<ItemEditorProps, 'menu' | 'item'>) {
  const t = useWords()
  const others = Object.values(menu.modifierGroups).filter(({ id }) => !modifierGroupIds.includes(id)).sort((a, b) => (a.name < b.name ? -1 : 1))
  const own = modifierGroupIds.flatMap(id => menu.modifierGroups[id] ?? [])
  return (
    <fieldset class="chips-field">
      <legend>{t('menu.groups-label')}</legend>
      <div class="check-list">
        {[...own, ...others].map(group => (
          <label>
            <input type="checkbox" data-field="modifierGroupIds" data-type="list" value={group.id} checked={modifierGroupIds.includes(group.id)} />
            <span><b>{localName(group)}</b><small class="muted">{group.modifiers.map(localName).join(', ')}</small></span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
