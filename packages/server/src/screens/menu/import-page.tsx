import type { MenuState, OutletState } from '@restoflow/core'
import { importPrefix } from '../../menu-sheet/import'
import type { Runtime, SignedIn } from '../../runtime'
import { useWords } from '../../words/words'
import { Button } from '../kit/atoms'
import { Icon } from '../kit/icon'
import { ClockTime } from '../kit/time'
import { StaffPage } from '../page'
import { MenuTabs } from './menu-page'

interface Props {
  readonly runtime: Runtime
  readonly signedIn: SignedIn
}

/** @returns the page on which a file becomes the menu: the file at the side, what it would change beside it */
export function ImportPage({ runtime, signedIn }: Props) {
  const t = useWords()
  const as = signedIn.principal.id
  return (
    <StaffPage runtime={runtime} signedIn={signedIn} title={t('menu.import')} active="menu" css={['menu', 'menu-editor', 'menu-import']} script="menu">
      <main id="main" class="price-screen import-screen">
        <form id="import-form" class="price-form" novalidate autocomplete="off">
          <MenuTabs kind="import" as={as} />
          <h2><Button kind="quiet" icon="arrow-left" label={t('menu.back-to-list')} href={`/menu?as=${as}`} />{t('menu.import')}</h2>
          <label class="drop-zone" id="import-drop">
            <Icon name="upload" />
            <b id="import-name">{t('menu.import-choose')}</b>
            <small>{t('menu.import-kinds')}</small>
            <input
              class="visually-hidden" id="import-file" type="file" aria-label={t('menu.import-choose')}
              accept=".csv,.tsv,.txt,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
            />
          </label>
          <label class="import-new">
            <input type="checkbox" id="import-new-categories" /><span>{t('menu.import-new-categories')}</span>
          </label>
          <div id="import-errors" />
          <div class="editor-actions">
            <Button
              kind="primary" size="large" type="submit" wide disabled busyText={t('menu.importing')}
              attributes={{ id: 'import-apply', 'data-needs-connection': true }}
            ><span id="import-apply-text">{t('menu.import-apply-none')}</span></Button>
          </div>
          <div id="import-last"><LastImport runtime={runtime} /></div>
          <section class="import-help" aria-labelledby="import-help-title">
            <h3 id="import-help-title">{t('menu.import-begin')}</h3>
            <p class="muted">{t('menu.import-begin-text')}</p>
            <div class="import-files">
              <a class="button" href={`/menu/template.xlsx?as=${as}`} download><Icon name="download" size="small" />{t('menu.template-xlsx')}</a>
              <a class="button" href={`/menu/template.csv?as=${as}`} download><Icon name="download" size="small" />{t('menu.template-csv')}</a>
              <a class="button quiet" href={`/menu/export.xlsx?as=${as}`} download><Icon name="download" size="small" />{t('menu.export-xlsx')}</a>
              <a class="button quiet" href={`/menu/export.csv?as=${as}`} download><Icon name="download" size="small" />{t('menu.export-csv')}</a>
            </div>
          </section>
        </form>
        <section class="price-preview" id="import-preview" aria-label={t('menu.import-preview')} tabindex={0}>
          <ImportHint />
        </section>
      </main>
      <template id="import-hint"><ImportHint /></template>
    </StaffPage>
  )
}

function ImportHint() {
  const t = useWords()
  return <p class="muted price-hint">{t('menu.import-preview-hint')}</p>
}

/** @returns the newest import, as long as it can be taken back; nothing when the newest batch is something else */
export function LastImport({ runtime }: Pick<Props, 'runtime'>) {
  const t = useWords()
  const { batch } = runtime.house.state<MenuState>('menu')
  if (batch?.id.startsWith(importPrefix) !== true) return <></>
  const { settings } = runtime.house.state<OutletState>('outlet')
  const count = Object.keys(batch.before.items).length
  return (
    <div class="notice good import-last" role="status">
      <Icon name="check" />
      <span><b>{t('menu.import-last', { count })}</b><ClockTime at={batch.at} timeZone={settings?.timeZone ?? 'UTC'} /></span>
      <Button icon="recall" busyText={t('menu.undoing')}
        attributes={{ 'data-import-undo': batch.id, 'data-needs-connection': true }}>{t('menu.import-undo')}</Button>
    </div>
  )
}
