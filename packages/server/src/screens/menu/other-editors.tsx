import type { Modifier } from '@restoflow/core'
import { useLanguage, useWords } from '../../words/words'
import { ArchiveButton, EditorFrame, RemoveButton } from './editor-frame'
import { AddLanguage, DateField, NamesFields, Part, PercentField, Rows, RupeesField, SelectField, TextField } from './fields'
import { TimesFields, timesText } from './times-fields'
import type { CategoryDefinition, GroupDefinition, TaxDefinition } from './types'

const readOf = <T extends { readonly revision: number }>({ revision, ...read }: T): object => (revision === 0 ? {} : read)

export function CategoryEditor({ category }: { category: CategoryDefinition }) {
  const t = useWords()
  const isNew = category.revision === 0
  return (
    <EditorFrame
      kind="categories" id={category.id} revision={category.revision} read={readOf(category)} title={isNew ? t('menu.new-category') : category.name}
      attributes={{ 'data-archived': category.archived === true }}
      actions={!isNew && <ArchiveButton archived={category.archived === true} />}
    >
      <div class="editor-fields">
        <input type="hidden" data-field="order" data-type="int" value={String(category.order)} />
        <TextField label={t('menu.name')} field="name" value={category.name} max={80} rule="required" class="wide" />
        <NamesFields names={category.names} />
        <AddLanguage names={category.names} />
      </div>
      <Part id="times" title={t('menu.times')} note={timesText(category.times, useLanguage())} open={(category.times?.length ?? 0) > 0}>
        <TimesFields times={category.times} />
      </Part>
    </EditorFrame>
  )
}

export function GroupEditor({ group, usedBy }: { group: GroupDefinition; usedBy: number }) {
  const t = useWords()
  const isNew = group.revision === 0
  return (
    <EditorFrame
      kind="modifier-groups" id={group.id} revision={group.revision} read={readOf(group)} title={isNew ? t('menu.new-group') : group.name}
      actions={!isNew && usedBy === 0 && <RemoveButton kind="modifier-groups" id={group.id} revision={group.revision} />}
    >
      {!isNew && <p class="muted">{t('menu.used-by', { count: usedBy })}</p>}
      <div class="editor-fields">
        <TextField label={t('menu.group-name')} field="name" value={group.name} max={80} rule="required" class="wide" hint={t('menu.group-name-hint')} />
        <NamesFields names={group.names} />
        <TextField
          label={t('menu.group-min')} field="min" type="int" value={String(group.min)} max={2} mode="numeric" rule="required whole" class="short"
          hint={t('menu.group-min-hint')}
        />
        <TextField
          label={t('menu.group-max')} field="max" type="int" value={String(group.max)} max={2} mode="numeric" rule="required whole" class="short"
          hint={t('menu.group-max-hint')}
        />
        <AddLanguage names={group.names} />
      </div>
      <h3>{t('menu.modifiers')}</h3>
      <Rows<Modifier>
        field="modifiers" values={group.modifiers} add={t('menu.add-modifier')} remove={t('menu.remove-modifier')}
        row={modifier => (
          <>
            <input type="hidden" data-field="id" data-new-id value={modifier?.id ?? ''} />
            <TextField label={t('menu.modifier-name')} field="name" value={modifier?.name} max={80} rule="required" />
            <RupeesField label={t('menu.modifier-price')} field="pricePaise" paise={modifier?.pricePaise ?? 0} rule="required" />
            <NamesFields names={modifier?.names} />
          </>
        )}
      />
    </EditorFrame>
  )
}

type DatedRate = NonNullable<TaxDefinition['rates']>[number]

export function TaxEditor({ taxClass, usedBy }: { taxClass: TaxDefinition; usedBy: number }) {
  const t = useWords()
  const isNew = taxClass.revision === 0
  return (
    <EditorFrame
      kind="tax-classes" id={taxClass.id} revision={taxClass.revision} read={readOf(taxClass)} title={isNew ? t('menu.new-tax') : taxClass.name}
      actions={!isNew && usedBy === 0 && <RemoveButton kind="tax-classes" id={taxClass.id} revision={taxClass.revision} />}
    >
      {!isNew && <p class="muted">{t('menu.used-by', { count: usedBy })} {t('menu.tax-frozen')}</p>}
      <div class="editor-fields">
        <TextField label={t('menu.name')} field="name" value={taxClass.name} max={80} rule="required" class="wide" />
        <SelectField
          label={t('menu.treatment')} field="treatment" value={taxClass.treatment}
          choices={(['taxable', 'nil', 'exempt', 'non-gst'] as const).map(value => ({ value, text: t(`menu.treatment-${value}`) }))}
        />
        <SelectField
          label={t('menu.section')} field="section" value={taxClass.section} hint={t('menu.section-hint')}
          choices={(['gst', 'vat'] as const).map(value => ({ value, text: t(`menu.section-${value}`) }))}
        />
        <TextField label={t('menu.hsn')} field="hsn" value={taxClass.hsn} max={8} mode="numeric" rule="required hsn" class="short" hint={t('menu.hsn-tax-hint')} />
        <PercentField label={t('menu.rate')} field="rateBasisPoints" basisPoints={taxClass.rateBasisPoints} rule="required" hint={t('menu.rate-hint')} />
        <PercentField label={t('menu.cess')} field="cessBasisPoints" basisPoints={taxClass.cessBasisPoints} />
        <RupeesField label={t('menu.cess-unit')} field="cessPaisePerUnit" paise={taxClass.cessPaisePerUnit} />
      </div>
      <h3>{t('menu.rates')}</h3>
      <p class="muted">{t('menu.rates-text')}</p>
      <Rows<DatedRate>
        field="rates" values={taxClass.rates ?? []} add={t('menu.add-rate')} remove={t('menu.remove-rate')}
        row={rate => (
          <>
            <DateField label={t('menu.rate-from')} field="from" value={rate?.from} rule="required" />
            <PercentField label={t('menu.rate')} field="rateBasisPoints" basisPoints={rate?.rateBasisPoints} rule="required" />
            <PercentField label={t('menu.cess')} field="cessBasisPoints" basisPoints={rate?.cessBasisPoints} />
            <RupeesField label={t('menu.cess-unit')} field="cessPaisePerUnit" paise={rate?.cessPaisePerUnit} />
          </>
        )}
      />
    </EditorFrame>
  )
}
