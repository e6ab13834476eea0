import type { PropsWithChildren } from 'hono/jsx'
import type { Runtime, SignedIn } from '../../runtime'
import { useWords } from '../../words/words'
import { Icon } from '../kit/icon'
import { StaffPage } from '../page'
import { settingsSections, type SettingsSectionId } from './sections'

export interface SettingsPageProps {
  readonly runtime: Runtime
  readonly signedIn: SignedIn
  readonly title: string
  readonly active: SettingsSectionId
  /** Further sheets of the section's own, without `.css`. */
  readonly css?: readonly string[]
  /** The section's one script, without `.ts`. */
  readonly script?: string
  /** Wide content, such as a plan: without the column's measure. */
  readonly wide?: boolean
}

/** @returns a page of the settings: the sections at the side (on a phone and a tablet: a list that opens), the section as children */
export function SettingsPage({ runtime, signedIn, title, active, css = [], script = 'settings', wide = false, children }: PropsWithChildren<SettingsPageProps>) {
  const t = useWords()
  const { id } = signedIn.principal
  const links = settingsSections.map(section => (
    <a href={`${section.href}?as=${id}`} {...(section.id === active && { 'aria-current': 'page' })}>{t(section.word)}</a>
  ))
  return (
    <StaffPage runtime={runtime} signedIn={signedIn} title={title} active="settings" css={['settings', ...css]} script={script}>
      <main id="main" class="settings-screen" tabindex={-1}>
        <nav class="settings-nav" aria-label={t('settings.title')}>{links}</nav>
        <details class="settings-fold" data-folds>
          <summary class="button wide"><span>{title}</span><Icon name="arrow-down" size="small" /></summary>
          <nav aria-label={t('settings.list')}>{links}</nav>
        </details>
        <div class={wide ? 'settings-body wide' : 'settings-body'}>
          <h2 class="settings-title">{title}</h2>
          {children}
        </div>
      </main>
    </StaffPage>
  )
}
