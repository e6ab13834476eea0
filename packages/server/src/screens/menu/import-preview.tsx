import { formatMoney, type MenuItem, type MenuState } from '@restoflow/core'
import type { CellChange, RowPlan } from '../../menu-sheet/changes'
import { countsOf, problemText, type ReadMenu } from '../../menu-sheet/import'
import type { MenuPlan } from '../../menu-sheet/plan'
import { sheetNames } from '../../menu-sheet/table'
import { localName, useLanguage, useWords } from '../../words/words'
import { Notice } from '../kit/atoms'
import { DietMark } from '../kit/icon'

/** What is shown of a long file; everything is imported, and every problem counts. */
const problemsShown = 500
const rowsShown = 400

/** @returns what a file would change: what is wrong first, then old and new of each change, then what is new */
export function ImportPreview({ read, menu }: { read: ReadMenu; menu: MenuState }) {
  const { plan, mark } = read
  const plans = [...plan.items, ...plan.groups, ...plan.categories]
  const changing = plans.filter(({ kind }) => kind !== 'unchanged').length
  const isGood = plan.problems.length === 0
  return (
    <div
      class="import-result" data-import-mark={mark} data-import-items={String(plan.items.filter(({ kind }) => kind !== 'unchanged').length)}
      data-import-all={isGood ? String(changing) : '0'} data-import-bad={String(plan.problems.length)}
    >
      <Summary plan={plan} />
      <Ignored plan={plan} />
      {!isGood && <Problems plan={plan} />}
      {isGood && changing === 0 && <Notice tone="good" title={useWords()('menu.import-nothing')} />}
      <Changed title="menu.import-changed-items" plans={plan.items} />
      <Changed title="menu.import-changed-groups" plans={plan.groups} />
      <Changed title="menu.import-changed-categories" plans={plan.categories} />
      <NewItems plan={plan} menu={menu} />
      <NewThings title="menu.import-new-groups" plans={plan.groups} />
      <NewThings title="menu.import-new-categories-list" plans={plan.categories} />
    </div>
  )
}

function Summary({ plan }: { plan: MenuPlan }) {
  const t = useWords()
  const { new: made, changed, unchanged } = countsOf(plan.items)
  return (
    <dl class="import-counts">
      <div data-count="new"><dt>{t('menu.import-new')}</dt><dd class="num">{made}</dd></div>
      <div data-count="changed"><dt>{t('menu.import-changed')}</dt><dd class="num">{changed}</dd></div>
      <div data-count="unchanged"><dt>{t('menu.import-unchanged')}</dt><dd class="num">{unchanged}</dd></div>
      {plan.problems.length > 0 && <div data-count="bad"><dt>{t('menu.import-bad')}</dt><dd class="num">{plan.problems.length}</dd></div>}
    </dl>
  )
}

function Ignored({ plan: { ignored } }: { plan: MenuPlan }) {
  const t = useWords()
  if (ignored.length === 0) return <></>
  const names = ignored.map(({ sheet, column }) => (column === '' ? t('menu.import-sheet', { sheet }) : column)).join(', ')
  return <Notice tone="warn" title={t('menu.import-ignored', { count: ignored.length })}> {names}</Notice>
}

function Problems({ plan: { problems, unknownCategories } }: { plan: MenuPlan }) {
  const t = useWords()
  const sheets = new Set(problems.map(({ sheet }) => sheet)).size > 1 || problems.some(({ sheet }) => sheet !== sheetNames[0])
  return (
    <section class="import-problems" aria-labelledby="import-problems-title">
      <Notice tone="bad" title={t('menu.import-refused', { count: problems.length })}> {t('menu.import-refused-text')}</Notice>
      {unknownCategories.length > 0 && (
        <Notice tone="warn" title={t('menu.import-unknown-categories', { count: unknownCategories.length })}>
          {' '}{t('menu.import-unknown-categories-text', { names: unknownCategories.slice(0, 12).join(', ') })}
        </Notice>
      )}
      <table class="price-table import-table">
        <caption id="import-problems-title">{t('menu.import-bad-cells')}</caption>
        <thead>
          <tr>
            {sheets && <th scope="col">{t('menu.import-sheet-column')}</th>}
            <th scope="col" class="num">{t('menu.import-row')}</th><th scope="col">{t('menu.import-column')}</th><th scope="col">{t('menu.import-what')}</th>
          </tr>
        </thead>
        <tbody>
          {problems.slice(0, problemsShown).map(problem => (
            <tr data-problem={problem.code}>
              {sheets && <td>{problem.sheet}</td>}
              <th scope="row" class="num">{problem.row}</th><td class="import-field"><b>{problem.column}</b></td><td>{problemText(t, problem)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <More count={problems.length - problemsShown} />
    </section>
  )
}

type Titles = 'menu.import-changed-items' | 'menu.import-changed-groups' | 'menu.import-changed-categories' | 'menu.import-new-groups'
  | 'menu.import-new-categories-list'

function Changed({ title, plans }: { title: Titles; plans: readonly RowPlan<{ readonly name: string; readonly diet?: MenuItem['diet'] }>[] }) {
  const t = useWords()
  const changed = plans.filter(({ kind }) => kind === 'changed')
  if (changed.length === 0) return <></>
  return (
    <>
      <table class="price-table import-table">
        <caption>{t(title, { count: changed.length })}</caption>
        <thead>
          <tr>
            <th scope="col">{t('menu.import-name')}</th><th scope="col">{t('menu.import-column')}</th>
            <th scope="col">{t('menu.import-old')}</th><th scope="col">{t('menu.import-value')}</th>
          </tr>
        </thead>
        <tbody>
          {changed.slice(0, rowsShown).map(({ row, definition, cells }) => cells.map((cell, index) => (
            <tr data-change={cell.column}>
              {index === 0 && (
                <th scope="rowgroup" rowspan={cells.length}>
                  <span class="import-dish">{definition.diet && <DietMark diet={definition.diet} />}<span>{definition.name}</span></span>
                  <small class="muted">{t('menu.import-row-number', { row })}</small>
                </th>
              )}
              <td class="import-field">{cell.column}</td><Value text={cell.old} /><Value text={cell.new} strong />
            </tr>
          )))}
        </tbody>
      </table>
      <More count={changed.length - rowsShown} />
    </>
  )
}

function Value({ text, strong = false }: { text: CellChange['old']; strong?: boolean }) {
  const t = useWords()
  if (text === '') return <td class="muted">{t('menu.import-empty')}</td>
  return <td>{strong ? <b>{text}</b> : text}</td>
}

function NewItems({ plan, menu }: { plan: MenuPlan; menu: MenuState }) {
  const t = useWords()
  const language = useLanguage()
  const made = plan.items.filter(({ kind }) => kind === 'new')
  if (made.length === 0) return <></>
  const fromFile = new Map(plan.categories.map(({ definition }) => [definition.id, definition]))
  const categoryName = (id: string): string => {
    const category = fromFile.get(id) ?? menu.categories[id]
    return category ? localName(category) : ''
  }
  return (
    <>
      <table class="price-table import-table" lang={language}>
        <caption>{t('menu.import-new-items', { count: made.length })}</caption>
        <thead>
          <tr><th scope="col">{t('menu.import-name')}</th><th scope="col">{t('menu.category')}</th><th scope="col" class="num">{t('menu.price')}</th></tr>
        </thead>
        <tbody>
          {made.slice(0, rowsShown).map(({ row, definition }) => (
            <tr>
              <th scope="row">
                <span class="import-dish"><DietMark diet={definition.diet} /><span>{definition.name}</span></span>
                <small class="muted">{t('menu.import-row-number', { row })}</small>
              </th>
              <td>{categoryName(definition.categoryId)}</td><td class="num">{priceText(definition)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <More count={made.length - rowsShown} />
    </>
  )
}

function priceText({ pricePaise, variants }: MenuItem): string {
  const money = (paise: number): string => (Number.isNaN(paise) ? '–' : formatMoney(paise, { paise: paise % 100 === 0 ? 'never' : 'always' }))
  const prices = variants.map(variant => variant.pricePaise)
  return prices.length > 1 ? `${money(Math.min(...prices))} – ${money(Math.max(...prices))}` : money(pricePaise)
}

function NewThings({ title, plans }: { title: Titles; plans: readonly RowPlan<{ readonly name: string }>[] }) {
  const t = useWords()
  const made = plans.filter(({ kind }) => kind === 'new')
  if (made.length === 0) return <></>
  return <p class="import-things"><b>{t(title, { count: made.length })}</b> {made.map(({ definition }) => definition.name).join(', ')}</p>
}

function More({ count }: { count: number }) {
  const t = useWords()
  return count > 0 ? <p class="muted price-hint">{t('menu.import-more', { count })}</p> : <></>
}
