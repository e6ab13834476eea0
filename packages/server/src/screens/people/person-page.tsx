import { roles } from '@restoflow/core'
import type { ToldDeed } from '../../http/deeds'
import type { Runtime, SignedIn } from '../../runtime'
import { useWords } from '../../words/words'
import { Badge, Button, Notice } from '../kit/atoms'
import type { Attributes } from '../kit/attributes'
import { initialsOf } from '../page'
import { SettingsPage } from '../setup/settings-page'
import { Deeds } from './activity-page'
import { commandOf, Confirm, NameField, PinDialog } from './parts'
import { mayChange, rightRows, roleText, whenText, type PersonRow } from './model'
import { RightsMatrix } from './rights-matrix'

export interface PersonPageProps {
  readonly runtime: Runtime
  readonly signedIn: SignedIn
  readonly row: PersonRow
  /** The last few things done. */
  readonly deeds: readonly ToldDeed[]
}

/** @returns one person: roles, rights, PIN, access, where signed in, and what was done last */
export function PersonPage({ runtime, signedIn, row, deeds }: PersonPageProps) {
  const t = useWords()
  const { member, name } = row
  const { staffId } = member
  const locked = !mayChange(signedIn, member)
  const as = signedIn.principal.id
  return (
    <SettingsPage runtime={runtime} signedIn={signedIn} title={name} active="people" css={['people']} script="people">
      <p><Button icon="arrow-left" href={`/settings/people?as=${as}`}>{t('people.back')}</Button></p>
      <div class="person-head">
        <span class="avatar" aria-hidden="true">{initialsOf(name)}</span>
        <span class="person-roles">
          {member.roles.map(role => <Badge>{roleText(t, role)}</Badge>)}
          {member.disabled && <Badge tone="warn">{t('people.no-access')}</Badge>}
          <small class="muted">{staffId}</small>
        </span>
      </div>
      {locked && <Notice tone="warn" title={t('people.locked-title')}>{t('people.locked-text')}</Notice>}
      <section class="card person-part" aria-labelledby="name-title">
        <h3 id="name-title">{t('people.name')}</h3>
        <form {...commandOf(`staff/${staffId}/set-name`, '#name-errors')}>
          <NameField value={name === staffId ? '' : name} disabled={locked} />
          <div class="part-end"><Button type="submit" disabled={locked}>{t('people.save-name')}</Button><div id="name-errors" /></div>
        </form>
      </section>
      {!member.disabled && <Roles row={row} locked={locked} signedIn={signedIn} />}
      {!member.disabled && <RightsMatrix member={member} rows={rightRows(member, signedIn)} locked={locked} />}
      {!member.disabled && <Pin staffId={staffId} locked={locked} name={name} />}
      <Access row={row} locked={locked} />
      {!member.disabled && <Sessions runtime={runtime} staffId={staffId} locked={locked} />}
      <section class="card person-part" aria-labelledby="activity-title">
        <h3 id="activity-title">{t('people.activity')}</h3>
        <Deeds runtime={runtime} deeds={deeds} as={as} />
        <div class="part-end"><Button href={`/settings/people/${staffId}/activity?as=${as}`}>{t('people.activity-all')}</Button></div>
      </section>
      <PinDialog />
    </SettingsPage>
  )
}

function Roles({ row: { member }, locked, signedIn }: { row: PersonRow; locked: boolean; signedIn: SignedIn }) {
  const t = useWords()
  const isOwner = signedIn.principal.roles.includes('owner')
  return (
    <section class="card person-part" id="roles" aria-labelledby="roles-title">
      <h3 id="roles-title">{t('people.roles')}</h3>
      <fieldset class="chips wrap" disabled={locked}>
        <legend class="visually-hidden">{t('people.roles')}</legend>
        {roles.map(role => (
          <label class="chip choice">
            <input type="checkbox" name="roles" value={role} checked={member.roles.includes(role)} disabled={role === 'owner' && !isOwner} />{roleText(t, role)}
          </label>
        ))}
      </fieldset>
      <div class="part-end">
        <Button
          disabled={locked}
          attributes={{
            ...commandOf(`staff/${member.staffId}/add`, '#roles-errors', JSON.stringify({ revision: member.revision })), 'data-collect': 'roles',
          }}
        >{t('people.save-roles')}</Button>
        <div id="roles-errors" />
      </div>
    </section>
  )
}

function Pin({ staffId, locked, name }: { staffId: string; locked: boolean; name: string }) {
  const t = useWords()
  const command = { ...commandOf(`staff/${staffId}/set-pin`, '#pin-errors'), 'data-person': name }
  return (
    <section class="card person-part" aria-labelledby="pin-title">
      <h3 id="pin-title">{t('people.pin')}</h3>
      <p class="muted">{t('people.pin-intro')}</p>
      <div><Button disabled={locked} attributes={command}>{t('people.pin-random')}</Button></div>
      <form class="pin-typed" {...command} autocomplete="off">
        <label class="labelled">
          <span>{t('people.pin-typed')}</span>
          <span class="field">
            <input name="pin" type="password" inputmode="numeric" pattern="\d{4}" maxlength={4} autocomplete="new-password" required disabled={locked} />
          </span>
        </label>
        <Button type="submit" disabled={locked}>{t('people.pin-set')}</Button>
      </form>
      <div id="pin-errors" />
    </section>
  )
}

function Access({ row: { member, name }, locked }: { row: PersonRow; locked: boolean }) {
  const t = useWords()
  const { staffId, disabled, revision } = member
  const body = JSON.stringify({ revision })
  return (
    <section class="card person-part" id="access" aria-labelledby="access-title">
      <h3 id="access-title">{t('people.access')}</h3>
      <p class="muted">{disabled ? t('people.access-no') : t('people.access-yes')}</p>
      {!disabled && !locked && (
        <Confirm
          text={t('people.disable')} sure={t('people.disable-sure', { name })} yes={t('people.disable-yes')}
          command={`staff/${staffId}/disable`} body={body} errors="#access-errors"
        />
      )}
      {disabled && !locked && (
        <div><Button kind="primary" attributes={commandOf(`staff/${staffId}/enable`, '#access-errors', body)}>{t('people.enable')}</Button></div>
      )}
      {disabled && !locked && name !== staffId && (
        <Confirm
          text={t('people.erase')} sure={t('people.erase-sure', { id: staffId })} yes={t('people.erase-yes')}
          command={`staff/${staffId}/erase-name`} errors="#access-errors"
        />
      )}
      <div id="access-errors" />
    </section>
  )
}

function Sessions({ runtime, staffId, locked }: { runtime: Runtime; staffId: string; locked: boolean }) {
  const t = useWords()
  const { terminals } = runtime.access
  const names = new Map(terminals.list().map(({ id, name }) => [id, name]))
  const sessions = terminals.sessionsOf(staffId)
  const act = (verb: string): Attributes => commandOf(`staff/${staffId}/${verb}`, '#sessions-errors')
  return (
    <section class="card person-part" aria-labelledby="sessions-title">
      <h3 id="sessions-title">{t('people.sessions')}</h3>
      {sessions.length === 0 ? <p class="muted">{t('people.no-sessions')}</p> : (
        <ul class="plain-list">
          {sessions.map(({ terminalId, since }) => (
            <li><b>{names.get(terminalId) ?? terminalId}</b> <span class="muted">{t('people.since', { when: whenText(runtime, since) })}</span></li>
          ))}
        </ul>
      )}
      <div class="chips wrap">
        {sessions.length > 0 && <Button disabled={locked} attributes={act('sign-out')}>{t('people.sign-out-all')}</Button>}
        <Button disabled={locked} attributes={act('unlock')}>{t('people.unlock')}</Button>
      </div>
      <small class="muted">{t('people.unlock-text')}</small>
      <div id="sessions-errors" />
    </section>
  )
}
