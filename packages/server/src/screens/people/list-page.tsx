import type { Runtime, SignedIn } from '../../runtime'
import { useWords } from '../../words/words'
import { Badge, Button, EmptyState } from '../kit/atoms'
import { initialsOf } from '../page'
import { SettingsPage } from '../setup/settings-page'
import { roleText, whenText, type PersonRow } from './model'

export interface ListPageProps {
  readonly runtime: Runtime
  readonly signedIn: SignedIn
  readonly rows: readonly PersonRow[]
}

/** @returns everybody who works here, and below them those who no longer do */
export function ListPage({ runtime, signedIn, rows }: ListPageProps) {
  const t = useWords()
  const here = rows.filter(({ member }) => !member.disabled)
  const gone = rows.filter(({ member }) => member.disabled)
  const as = signedIn.principal.id
  return (
    <SettingsPage runtime={runtime} signedIn={signedIn} title={t('people.title')} active="people" css={['people']} script="people">
      <div class="people-head">
        <p class="muted">{t('people.intro')}</p>
        <Button kind="primary" icon="plus" href={`/settings/people/new?as=${as}`}>{t('people.add')}</Button>
      </div>
      {here.length === 0 ? <EmptyState icon="people" title={t('people.none')} /> : <PeopleRows runtime={runtime} rows={here} as={as} />}
      {gone.length > 0 && (
        <details class="people-gone">
          <summary class="button">{t('people.gone', { count: gone.length })}</summary>
          <PeopleRows runtime={runtime} rows={gone} as={as} />
        </details>
      )}
    </SettingsPage>
  )
}

function PeopleRows({ runtime, rows, as }: { runtime: Runtime; rows: readonly PersonRow[]; as: string }) {
  return <ul class="people-list">{rows.map(row => <Row runtime={runtime} row={row} as={as} />)}</ul>
}

function Row({ runtime, row: { member, name, places, lastDeedAt }, as }: { runtime: Runtime; row: PersonRow; as: string }) {
  const t = useWords()
  const special = member.allow.length + member.deny.length
  return (
    <li>
      <a class="card person-row" href={`/settings/people/${member.staffId}?as=${as}`}>
        <span class="avatar" aria-hidden="true">{initialsOf(name)}</span>
        <span class="person-what">
          <b class="clamp">{name}</b>
          <span class="person-roles">
            {member.roles.map(role => <Badge>{roleText(t, role)}</Badge>)}
            {special > 0 && <Badge tone="accent">{t('people.special-rights', { count: special })}</Badge>}
            {member.disabled && <Badge tone="warn">{t('people.no-access')}</Badge>}
          </span>
        </span>
        <span class="person-state muted">
          <span>{places.length > 0 ? t('people.signed-in-at', { places: places.join(', ') }) : t('people.not-signed-in')}</span>
          <span>{lastDeedAt === null ? t('people.no-deed') : t('people.last-deed', { when: whenText(runtime, lastDeedAt) })}</span>
        </span>
      </a>
    </li>
  )
}
