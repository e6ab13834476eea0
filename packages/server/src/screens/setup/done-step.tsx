import { useWords } from '../../words/words'
import { Button, Notice } from '../kit/atoms'
import { Icon } from '../kit/icon'
import { isDone, lacksGstin, stepIds, type SetupState } from './steps'

/** @returns what is ready, what is missing and what was left out, and the way to the floor */
export function DoneStep({ state, staffId }: { state: SetupState; staffId: string }) {
  const t = useWords()
  const asked = stepIds.filter(step => step !== 'done' && step !== 'numbers')
  const needed = new Set(['restaurant', 'tax', 'tables', 'menu'])
  const { settings } = state.outlet
  return (
    <>
      {lacksGstin(state.outlet) && <Notice tone="warn" title={t('setup.no-gstin')}>{t('setup.no-gstin-about')}</Notice>}
      {settings?.tax.scheme === 'unregistered' && (
        <Notice tone="warn" title={t('setup.done-untaxed')}>{t(settings.gstin === undefined ? 'setup.done-unregistered' : 'setup.done-has-gstin')}</Notice>
      )}
      <ul class="summary-list">
        {asked.map(step => {
          const done = isDone(step, state)
          const word = done ? 'setup.sum-done' : needed.has(step) ? 'setup.sum-missing' : 'setup.sum-skipped'
          return (
            <li>
              <span class={`setup-mark ${done ? 'good' : ''}`}><Icon name={done ? 'check' : 'minus'} size="small" /></span>
              <b>{t(`setup.step-${step}`)}</b>
              <span class="muted">{t(word)}</span>
              {!done && <a class="text-link end" href={`/setup/${step}?as=${staffId}`}>{t('setup.sum-go')}</a>}
            </li>
          )
        })}
      </ul>
      <h3>{t('setup.first-hour')}</h3>
      <ol class="numbered">
        {(['setup.first-1', 'setup.first-2', 'setup.first-3', 'setup.first-4'] as const).map(word => <li>{t(word)}</li>)}
      </ol>
      <div class="form-foot">
        <Button kind="primary" size="large" icon="floor" href={`/floor?as=${staffId}`}>{t('setup.open-floor')}</Button>
        <Button kind="plain" size="large" icon="settings" href={`/settings?as=${staffId}`}>{t('setup.to-settings')}</Button>
      </div>
    </>
  )
}
