import { formatMoney, type MenuState, type OutletState } from '@restoflow/core'
import { localName, useWords } from '../../words/words'
import { Button, Notice } from '../kit/atoms'
import { SelectField, TextField } from './fields'
import { serviceClassId } from './tax-model'

const rows = 5

/** @returns the items that are there, and room for a few more; the whole menu is made at `/menu` */
export function MenuStep({ menu, outlet, menuHref }: { menu: MenuState; outlet: OutletState; menuHref: string }) {
  const t = useWords()
  const items = Object.values(menu.items)
  const categories = Object.values(menu.categories)
  const taxClassId = (menu.taxClasses[serviceClassId] ?? Object.values(menu.taxClasses)[0])?.id
  const last = categories.at(-1)
  if (taxClassId === undefined) return <Notice tone="warn" title={t('settings.charges-need-tax')}>{t('settings.charges-need-tax-way')}</Notice>
  const named = Object.values(outlet.stations).map(station => ({ value: station.id, text: localName(station) }))
  const stations = [{ value: '', text: t('setup.menu-default-station') }, ...named]
  return (
    <>
      {items.length > 0 && (
        <ul class="summary-list">
          {items.slice(0, 12).map(item => <li><b>{localName(item)}</b><span class="num">{formatMoney(item.pricePaise, { paise: 'never' })}</span></li>)}
          {items.length > 12 && <li class="muted">{t('setup.menu-more', { count: items.length - 12 })}</li>}
        </ul>
      )}
      <form
        id="quick-menu" class="setup-form card" data-setup data-command="menu/apply-batch" data-collect="quick-menu" data-errors="#problems" data-after="reload"
        data-tax-class={taxClassId} data-order={categories.length + 1} data-draft={items.length} data-saved={t('setup.menu-added')}
        {...(last && { 'data-category': last.id })}
      >
        <h3>{t('setup.menu-quick')}</h3>
        {!last && <TextField label={t('setup.menu-category')} name="categoryName" value={t('setup.menu-category-first')} max={120} required />}
        {Array.from({ length: rows }, (_, place) => (
          <fieldset class="field-row quick-item">
            <legend class="visually-hidden">{t('setup.menu-item', { number: place + 1 })}</legend>
            <TextField label={t('setup.menu-name')} name={`item${place}.name`} value="" max={120} />
            <TextField label={t('setup.menu-price')} name={`item${place}.pricePaise`} value="" type="rupees" max={9} short />
            <SelectField
              label={t('setup.menu-diet')} name={`item${place}.diet`} value="veg" short
              options={(['veg', 'non-veg', 'egg'] as const).map(diet => ({ value: diet, text: t(`setup.diet-${diet}`) }))}
            />
            {stations.length > 2 && <SelectField label={t('setup.menu-station')} name={`item${place}.stationId`} value="" options={stations} short />}
          </fieldset>
        ))}
        <Button type="submit" icon="plus" busyText={t('setup.saving')}>{t('setup.menu-add')}</Button>
      </form>
      <p class="hint">{t('setup.menu-later')} <a class="text-link" href={menuHref}>{t('setup.menu-link')}</a></p>
    </>
  )
}
