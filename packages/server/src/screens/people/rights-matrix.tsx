import type { StaffMember } from '@restoflow/core'
import { useWords } from '../../words/words'
import { Button } from '../kit/atoms'
import { Icon } from '../kit/icon'
import { rightText, type RightRow } from './model'
import { commandOf } from './parts'

const groups = ['orders', 'kitchen', 'till', 'approvals', 'set-up'] as const
const groupKeys = {
  'orders': 'right.group-orders', 'kitchen': 'right.group-kitchen', 'till': 'right.group-till',
  'approvals': 'right.group-approvals', 'set-up': 'right.group-set-up',
} as const

/** @returns what the person may: from the roles, allowed, denied; locked as a whole for whom it is not to change */
export function RightsMatrix({ member, rows, locked }: { member: StaffMember; rows: readonly RightRow[]; locked: boolean }) {
  const t = useWords()
  return (
    <section class="card person-part" id="rights" aria-labelledby="rights-title">
      <h3 id="rights-title">{t('people.rights')}</h3>
      <p class="muted">{t('people.rights-intro')}</p>
      {groups.map(group => (
        <fieldset class="rights" disabled={locked}>
          <legend>{t(groupKeys[group])}</legend>
          {rows.filter(row => row.group === group).map(row => <RightLine row={row} />)}
        </fieldset>
      ))}
      <div class="part-end">
        <Button
          kind="primary" disabled={locked}
          attributes={{
            ...commandOf(`staff/${member.staffId}/set-rights`, '#rights-errors', JSON.stringify({ revision: member.revision })), 'data-collect': 'rights',
          }}
        >{t('people.save-rights')}</Button>
        <div id="rights-errors" />
      </div>
    </section>
  )
}

function RightLine({ row: { id, byRole, choice, holds, lock } }: { row: RightRow }) {
  const t = useWords()
  const options = [
    { value: 'role', text: byRole ? t('people.by-role-yes') : t('people.by-role-no') },
    { value: 'allow', text: t('people.allowed') },
    { value: 'deny', text: t('people.denied') },
  ] as const
  const name = rightText(t, id)
  return (
    <div class="right-line" role="radiogroup" aria-label={name} data-right-line={id} {...(holds && { 'data-held': true })}>
      <span class="right-name">
        <Icon name={holds ? 'check' : 'cross'} size="small" />
        <span>{name}<span class="visually-hidden">: {holds ? t('people.may') : t('people.may-not')}</span>
          {lock !== null && <small class="muted"><Icon name="lock" size="small" /> {lock === 'owner' ? t('people.owner-gives') : t('people.not-yours')}</small>}
        </span>
      </span>
      <span class="segments">
        {options.map(({ value, text }) => (
          <label>
            <input
              type="radio" name={`right-${id}`} value={value} checked={choice === value}
              disabled={lock !== null && gives(value, byRole) && choice !== value}
            />{text}
          </label>
        ))}
      </span>
    </div>
  )
}

/** @returns whether the choice would give the right: what takes it away is never locked */
function gives(value: 'role' | 'allow' | 'deny', byRole: boolean): boolean {
  return value === 'allow' || (value === 'role' && byRole)
}
