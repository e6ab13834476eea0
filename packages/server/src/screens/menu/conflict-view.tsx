import { useWords } from '../../words/words'
import { Button } from '../kit/atoms'
import type { Difference } from './differences'

export interface ConflictProps {
  /** The menu's definition at this moment, without its revision; null when somebody removed it. */
  readonly theirs: object | null
  readonly revision: number
  readonly differences: readonly Difference[]
}

/** @returns both sides of each field that differs, to choose from: nobody's work is lost unseen */
export function ConflictView({ theirs, revision, differences }: ConflictProps) {
  const t = useWords()
  if (theirs === null) {
    return (
      <section class="conflict-card" role="alert" data-theirs="null" data-revision="0">
        <h3>{t('menu.conflict-gone')}</h3>
        <p>{t('menu.conflict-gone-text')}</p>
        <Button kind="primary" attributes={{ 'data-keep-chosen': true }}>{t('menu.conflict-make-again')}</Button>
      </section>
    )
  }
  return (
    <section class="conflict-card" aria-labelledby="conflict-title" data-theirs={JSON.stringify(theirs)} data-revision={revision}>
      <h3 id="conflict-title" tabindex={-1}>{t('menu.conflict-title')}</h3>
      <p>{differences.length === 0 ? t('menu.conflict-same') : t('menu.conflict-text')}</p>
      {differences.map(({ field, label, mine, theirs: other, changedBy }) => (
        <fieldset class="conflict-field">
          <legend>{label}</legend>
          <label class="conflict-side">
            <input type="radio" name={`conflict-${field}`} value="theirs" data-conflict={field} checked={changedBy === 'them'} />
            <span><small>{t('menu.conflict-theirs')}</small><b>{other}</b></span>
          </label>
          <label class="conflict-side">
            <input type="radio" name={`conflict-${field}`} value="mine" data-conflict={field} checked={changedBy !== 'them'} />
            <span><small>{t('menu.conflict-mine')}</small><b>{mine}</b></span>
          </label>
        </fieldset>
      ))}
      <div class="editor-actions">
        <Button attributes={{ 'data-take-theirs': true }}>{t('menu.conflict-discard')}</Button>
        <Button kind="primary" busyText={t('menu.saving')} attributes={{ 'data-keep-chosen': true }}>{t('menu.conflict-save')}</Button>
      </div>
    </section>
  )
}
