import { formatMoney, type MenuState } from '@restoflow/core'
import { localName, useWords } from '../../words/words'
import { DietMark } from '../kit/icon'
import type { PriceRow } from './price-rule'
import { menuRevision } from './types'

const money = (paise: number): string => formatMoney(paise, { paise: paise % 100 === 0 ? 'never' : 'always' })

/** `+₹10`, `-₹5`, or a dash. */
function differenceText(paise: number): string {
  return paise === 0 ? '–' : `${paise > 0 ? '+' : ''}${money(paise)}`
}

/** @returns every price before and after, each with a box that leaves it out */
export function PricePreview({ menu, rows }: { menu: MenuState; rows: readonly PriceRow[] }) {
  const t = useWords()
  const categories = [...new Set(rows.map(({ item }) => item.categoryId))].flatMap(id => menu.categories[id] ?? [])
  if (rows.length === 0) return <p class="muted price-hint" data-price-mark={menuRevision(menu)}>{t('menu.price-nothing')}</p>
  return (
    <div data-price-mark={menuRevision(menu)}>
      {categories.map(category => (
        <table class="price-table">
          <caption>
            <label class="price-all"><input type="checkbox" data-price-all checked />{localName(category)}</label>
          </caption>
          <thead>
            <tr>
              <th scope="col">{t('menu.price-dish')}</th><th scope="col" class="num">{t('menu.price-old')}</th>
              <th scope="col" class="num">{t('menu.price-new')}</th><th scope="col" class="num">{t('menu.price-difference')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.filter(({ item }) => item.categoryId === category.id).map(({ key, item, variantName, oldPaise, newPaise }) => (
              <tr data-changed={String(oldPaise !== newPaise)}>
                <th scope="row">
                  <label>
                    <input type="checkbox" data-price-key={key} checked={oldPaise !== newPaise} disabled={oldPaise === newPaise} />
                    <DietMark diet={item.diet} /><span>{localName(item)}{variantName !== undefined && `, ${variantName}`}</span>
                  </label>
                </th>
                <td class="num">{money(oldPaise)}</td><td class="num"><b>{money(newPaise)}</b></td><td class="num">{differenceText(newPaise - oldPaise)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </div>
  )
}
