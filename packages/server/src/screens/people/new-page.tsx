import { roles } from '@restoflow/core'
import type { Runtime, SignedIn } from '../../runtime'
import { useWords } from '../../words/words'
import { Button } from '../kit/atoms'
import { SettingsPage } from '../setup/settings-page'
import { roleText } from './model'
import { NameField, PinDialog } from './parts'

/** @returns the form that adds a person and shows the PIN once */
export function NewPage({ runtime, signedIn }: { runtime: Runtime; signedIn: SignedIn }) {
  const t = useWords()
  const { principal } = signedIn
  return (
    <SettingsPage runtime={runtime} signedIn={signedIn} title={t('people.new-title')} active="people" css={['people']} script="people">
      <p><Button icon="arrow-left" href={`/settings/people?as=${principal.id}`}>{t('people.back')}</Button></p>
      <form class="card person-part" id="new-person" method="post">
        <NameField value="" />
        <fieldset class="labelled">
          <legend>{t('people.roles')}</legend>
          <span class="chips wrap">
            {roles.map(role => (
              <label class="chip choice">
                <input type="checkbox" name="roles" value={role} disabled={role === 'owner' && !principal.roles.includes('owner')} />{roleText(t, role)}
              </label>
            ))}
          </span>
        </fieldset>
        <div id="new-errors" />
        <div class="part-end"><Button kind="primary" size="large" type="submit">{t('people.new-add')}</Button></div>
      </form>
      <PinDialog />
    </SettingsPage>
  )
}
