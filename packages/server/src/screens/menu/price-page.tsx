import type { MenuState, OutletState } from '@restoflow/core'
import type { Runtime, SignedIn } from '../../runtime'
import { localName, useWords } from '../../words/words'
import { Button } from '../kit/atoms'
import { StaffPage } from '../page'
import { ChipsField, Labelled, SelectField } from './fields'
import { MenuTabs } from './menu-page'
import { kindChoices } from './prices-fields'

/** @returns the page on which many prices are changed: what is asked at the side, every price before and after beside it */
export function PricePage({ runtime, signedIn, today }: { runtime: Runtime; signedIn: SignedIn; today: string }) {
  const t = useWords()
  const menu = runtime.house.state<MenuState>('menu')
  const { settings } = runtime.house.state<OutletState>('outlet')
  const categories = Object.values(menu.categories).filter(({ archived }) => archived !== true).sort((a, b) => a.order - b.order)
    .map(category => ({ value: category.id, text: localName(category) }))
  const as = signedIn.principal.id
  return (
    <StaffPage runtime={runtime} signedIn={signedIn} title={t('menu.change-prices')} active="menu" css={['menu', 'menu-editor']} script="menu">
      <main id="main" class="price-screen">
        <form id="price-form" class="price-form" novalidate autocomplete="off" data-currency={settings?.currency ?? 'INR'}>
          <MenuTabs kind="prices" as={as} />
          <h2><Button kind="quiet" icon="arrow-left" label={t('menu.back-to-list')} href={`/menu?as=${as}`} />{t('menu.change-prices')}</h2>
          <ChipsField label={t('menu.price-categories')} hint={t('menu.price-categories-hint')} field="categoryIds" values={[]} choices={categories} />
          <div class="price-row">
            <SelectField
              label={t('menu.price-direction')} field="direction" value="up"
              choices={[{ value: 'up', text: t('menu.price-up') }, { value: 'down', text: t('menu.price-down') }]}
            />
            <Labelled label={t('menu.price-by')}>
              <span class="field">
                <input
                  id="price-value" aria-label={t('menu.price-by')} data-field="value" data-rule="required" inputmode="decimal" maxlength={8}
                  autocomplete="off"
                />
                <select data-field="by" aria-label={t('menu.price-unit')}><option value="percent">%</option><option value="amount">₹</option></select>
              </span>
            </Labelled>
            <SelectField
              label={t('menu.price-round')} field="roundToPaise" type="int" value="100"
              choices={[1, 100, 500, 1_000].map(unit => ({ value: String(unit), text: unit === 1 ? t('menu.price-round-none') : `₹${unit / 100}` }))}
            />
          </div>
          <ChipsField label={t('menu.price-kinds')} hint={t('menu.price-kinds-bulk-hint')} field="kinds" values={[]} choices={kindChoices()} />
          <Labelled label={t('menu.price-from')} hint={t('menu.price-now-hint')} class="short">
            <span class="field"><input type="date" data-field="from" min={today} /></span>
          </Labelled>
          <div id="price-errors" />
          <div class="editor-actions">
            <Button
              kind="primary" size="large" type="submit" wide disabled busyText={t('menu.saving')}
              attributes={{ id: 'price-apply', 'data-needs-connection': true }}
            ><span id="price-apply-text">{t('menu.price-apply-none')}</span></Button>
          </div>
        </form>
        <section class="price-preview" id="price-preview" aria-label={t('menu.price-preview')} tabindex={0}>
          <p class="muted price-hint">{t('menu.price-preview-hint')}</p>
        </section>
      </main>
    </StaffPage>
  )
}
