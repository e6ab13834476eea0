import type { Role, StaffState } from '@restoflow/core'
import { useWords } from '../../words/words'
import { Button } from '../kit/atoms'
import { SelectField, TextField } from './fields'

const offered: readonly Role[] = ['waiter', 'cashier', 'kitchen', 'pass', 'manager']

/** @returns who works here, and a form to add one more; the PIN is shown this once */
export function PeopleStep({ staff, nameOf }: { staff: StaffState; nameOf: (id: string) => string }) {
  const t = useWords()
  const people = Object.values(staff.members).filter(({ disabled }) => !disabled)
  return (
    <>
      <ul class="summary-list">
        {people.map(({ staffId, roles }) => <li><b>{nameOf(staffId)}</b><span class="muted">{roles.map(role => t(`setup.role-${role}`)).join(', ')}</span></li>)}
      </ul>
      <ul class="summary-list" id="people-added" aria-live="polite" />
      <p class="says warn" id="people-note" hidden>{t('setup.people-note')}</p>
      <form id="person" class="setup-form card" data-setup data-add-person>
        <h3>{t('setup.people-add')}</h3>
        <div class="field-row">
          <TextField label={t('setup.person-name')} name="name" value="" max={120} required />
          <SelectField
            label={t('setup.person-role')} name="role" value="waiter"
            options={offered.map(role => ({ value: role, text: t(`setup.role-${role}`) }))}
          />
          <TextField
            label={t('setup.person-pin')} name="pin" value="" max={4} pattern="\d{4}" short hint={t('setup.person-pin-hint')}
            attributes={{ 'data-private': true, inputmode: 'numeric' }}
          />
        </div>
        <div data-problems />
        <Button type="submit" icon="plus" busyText={t('setup.saving')}>{t('setup.people-add-button')}</Button>
      </form>
    </>
  )
}
