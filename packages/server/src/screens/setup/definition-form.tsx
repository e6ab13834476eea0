import type { Child, PropsWithChildren } from 'hono/jsx'
import { useWords } from '../../words/words'
import { Button } from '../kit/atoms'

export interface DefinitionFormProps {
  /** Below `/api/v1/`: `outlet/stations/bar`, of which `define` and `remove` are asked. */
  readonly path: string
  /** Id of the element for what is wrong. */
  readonly problems: string
  /** What was read, 0 for a new one. */
  readonly revision: number
  readonly name: string
  readonly keeps?: boolean
  /** What makes the body of its fields; by default the fields as they are named. */
  readonly collect?: string
  /** A further button. */
  readonly more?: Child
}

/** @returns the form of one thing that is saved by itself, with a button that takes it away unless the house `keeps` it */
export function DefinitionForm({ path, problems, revision, name, keeps = false, collect = 'setup', more,
  children }: PropsWithChildren<DefinitionFormProps>) {
  const t = useWords()
  return (
    <form class="setup-form" data-setup data-command={`${path}/define`} data-collect={collect} data-errors={`#${problems}`}
    data-after="reload">
      <input type="hidden" name="revision" data-type="int" value={revision} />
      {children}
      <div id={problems} />
      <div class="form-foot">
        <Button kind="primary" type="submit" busyText={t('setup.saving')}>{t(revision === 0 ? 'settings.add' : 'settings.save')}</Button>
        {more}
        {revision > 0 && !keeps && <Button
          icon="bin" attributes={{
            'data-command': `${path}/remove`, 'data-body': JSON.stringify({ revision }), 'data-errors': `#${problems}`,
            'data-after': 'reload',
            'data-saved': t('settings.removed', { name }),
          }}
        >{t('settings.remove')}</Button>}
      </div>
    </form>
  )
}
