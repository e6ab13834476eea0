import type { Child } from 'hono/jsx'
import type { HtmlEscapedString } from 'hono/utils/html'
import type { MenuState } from '@restoflow/core'
import type { Runtime, SignedIn } from '../../runtime'
import { localName, useWords } from '../../words/words'
import { Button, Chip, EmptyState } from '../kit/atoms'
import { Icon } from '../kit/icon'
import { StaffPage } from '../page'
import type { ListProps } from './item-list'
import { StockDialog } from './stock-dialog'
import { definitionKinds, type DefinitionKind } from './types'

export interface MenuPageProps {
  readonly runtime: Runtime
  readonly signedIn: SignedIn
  readonly menu: MenuState
  readonly kind: DefinitionKind
  readonly rights: ListProps['rights']
  readonly list: Child
  /** The editor that is open, if one is. */
  readonly editor: Child
  readonly isOpen: boolean
  readonly states: HtmlEscapedString
}

/** @returns the menu's page: tabs, search and list at the side, the editor beside it, or in its place on a narrow screen */
export function MenuPage({ runtime, signedIn, menu, kind, rights, list, editor, isOpen, states }: MenuPageProps) {
  const t = useWords()
  const as = signedIn.principal.id
  return (
    <StaffPage runtime={runtime} signedIn={signedIn} title={t('menu.title')} active="menu" css={['menu', 'menu-editor']} script="menu">
      <main id="main" class="menu-screen" data-view={isOpen ? 'edit' : 'list'} data-kind={kind} data-list={`/menu/${kind}`}>
        <section class="menu-side" aria-label={t('menu.title')}>
          {rights.edit && <MenuTabs kind={kind} as={as} />}
          <div class="menu-tools">
            <div class="field" role="search">
              <Icon name="search" />
              <input
                id="menu-search" type="search" data-search autocomplete="off" autocapitalize="off" spellcheck={false} placeholder={t('menu.search')}
                aria-label={t('menu.search')} aria-controls="menu-list"
              />
              <kbd aria-hidden="true">/</kbd>
            </div>
            {kind === 'items' && <ShowField />}
            {rights.edit && <Tools kind={kind} as={as} />}
          </div>
          {kind === 'items' && <CategoryChips menu={menu} />}
          <p class="visually-hidden" role="status" id="menu-found" />
          <div class="menu-list" id="menu-list" tabindex={0} role="region" aria-label={t('menu.list')}>{list}</div>
          <p class="menu-nothing" id="menu-nothing" hidden>{t('menu.nothing-found')}</p>
        </section>
        {rights.edit && (
          <section class="menu-editor" id="menu-editor" aria-label={t('menu.editor')}>
            {isOpen ? editor : <NothingOpen />}
          </section>
        )}
      </main>
      <template id="nothing-open"><NothingOpen /></template>
      {states}
      {rights.eightySix && <StockDialog />}
    </StaffPage>
  )
}

/** @returns the four lists and the price change, as links */
export function MenuTabs({ kind, as }: { kind: DefinitionKind | 'prices' | 'import'; as: string }) {
  const t = useWords()
  return (
    <nav class="segments menu-tabs" aria-label={t('menu.parts')}>
      {definitionKinds.map(each => (
        <a href={`/menu${each === 'items' ? '' : `/${each}`}?as=${as}`} {...(each === kind && { 'aria-current': 'page' })}>{t(`menu.tab-${each}`)}</a>
      ))}
    </nav>
  )
}

function Tools({ kind, as }: { kind: DefinitionKind; as: string }) {
  const t = useWords()
  const news = { items: t('menu.new-item'), categories: t('menu.new-category'), 'modifier-groups': t('menu.new-group'), 'tax-classes': t('menu.new-tax') }
  return (
    <>
      <Button
        kind="primary" icon="plus" class="menu-new" href={`/menu/${kind}/new?as=${as}`}
        attributes={{ 'data-open': `${kind}/new`, 'data-shortcut': 'n', 'data-shortcut-name': news[kind] }}
      >{news[kind]}</Button>
      {kind === 'items' && (
        <details class="menu-more" data-folds>
          <summary class="button square" aria-label={t('menu.more-actions')}><Icon name="more" /></summary>
          <div>
            <a class="button quiet" href={`/menu/prices?as=${as}`}><Icon name="percent" size="small" />{t('menu.change-prices')}</a>
            <a class="button quiet" href={`/menu/import?as=${as}`}><Icon name="upload" size="small" />{t('menu.import')}</a>
            <a class="button quiet" href={`/menu/export.xlsx?as=${as}`} download><Icon name="download" size="small" />{t('menu.export-xlsx')}</a>
            <a class="button quiet" href={`/menu/export.csv?as=${as}`} download><Icon name="download" size="small" />{t('menu.export-csv')}</a>
          </div>
        </details>
      )}
    </>
  )
}

function ShowField() {
  const t = useWords()
  const shows = ['on', 'out', 'counted', 'later', 'no-photo', 'no-second', 'archived', 'all'] as const
  return (
    <label class="field menu-show">
      <span class="visually-hidden">{t('menu.show')}</span>
      <select id="menu-show">{shows.map(show => <option value={show}>{t(`menu.show-${show}`)}</option>)}</select>
    </label>
  )
}

function CategoryChips({ menu }: { menu: MenuState }) {
  const t = useWords()
  const categories = Object.values(menu.categories).filter(({ archived }) => archived !== true).sort((a, b) => a.order - b.order)
  return (
    <div class="chips menu-chips" role="group" aria-label={t('menu.categories')} id="menu-categories">
      <Chip pressed attributes={{ 'data-category-chip': '' }}>{t('menu.all')}</Chip>
      {categories.map(category => <Chip attributes={{ 'data-category-chip': category.id }}>{localName(category)}</Chip>)}
    </div>
  )
}

function NothingOpen() {
  const t = useWords()
  return <div class="editor-none"><EmptyState icon="menu" title={t('menu.nothing-open')} text={t('menu.nothing-open-text')} /></div>
}
