import type { OutletState } from '@restoflow/core'
import { localName, useWords } from '../../words/words'
import { Button } from '../kit/atoms'
import { TextField } from './fields'

/** @returns what stands on the floor, and a grid of tables to add: `Hall, 8 tables of 4` */
export function TablesStep({ outlet }: { outlet: OutletState }) {
  const t = useWords()
  const sections = Object.values(outlet.sections)
  const tables = Object.values(outlet.tables)
  const countIn = (sectionId: string): number => tables.filter(table => table.sectionId === sectionId).length
  const filled = sections.filter(({ id }) => countIn(id) > 0)
  const empty = sections.find(({ id }) => countIn(id) === 0)
  const top = Math.max(0, ...filled.map(({ y, height }) => y + height))
  return (
    <>
      {filled.length > 0 && (
        <ul class="summary-list">
          {filled.map(section => {
            const here = tables.filter(table => table.sectionId === section.id)
            return (
              <li>
                <b>{localName(section)}</b>
                <span>{t('setup.tables-count', { count: here.length })}</span>
                <span class="muted">{here.map(({ name }) => name).join(', ')}</span>
              </li>
            )
          })}
        </ul>
      )}
      <form
        id="tables" class="setup-form card" data-setup data-command="outlet/arrange-floor" data-collect="tables"
        data-errors="#problems" data-after="reload" data-first="1"
        data-top={top} data-taken={tables.map(({ name }) => name.toLowerCase()).join(' ')} data-saved={t('setup.tables-added')}
        {...(empty && { 'data-empty': empty.id, 'data-empty-revision': empty.revision })}
      >
        <h3>{t('setup.tables-grid')}</h3>
        <div class="field-row">
          <TextField label={t('setup.section-name')} name="name" value={empty ? localName(empty) : ''} max={60} required />
          <TextField label={t('setup.tables-number')} name="count" value="8" type="int" max={2} required pattern="[1-9]\d?" short />
          <TextField label={t('setup.tables-seats')} name="seats" value="4" type="int" max={2} required pattern="[1-9]\d?" short />
          <TextField label={t('setup.tables-prefix')} name="prefix" value={filled.length === 0 ? 'T' : ''} max={4} short hint={t('setup.tables-prefix-hint')} />
        </div>
        <Button type="submit" icon="plus" busyText={t('setup.saving')}>{t('setup.tables-add')}</Button>
      </form>
      <p class="hint">{t('setup.tables-later')}</p>
    </>
  )
}
