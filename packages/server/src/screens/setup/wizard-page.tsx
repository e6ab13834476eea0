import type { Child, PropsWithChildren } from 'hono/jsx'
import type { Runtime, SignedIn } from '../../runtime'
import { useWords } from '../../words/words'
import { Button } from '../kit/atoms'
import { Icon } from '../kit/icon'
import { StaffPage } from '../page'
import { isDone, stepIds, type SetupState, type StepId } from './steps'

export interface WizardPageProps {
  readonly runtime: Runtime
  readonly signedIn: SignedIn
  readonly state: SetupState
  readonly step: StepId
  /** What the step is for, below its heading. */
  readonly about: Child
  /** What happens when it is passed over; absent: it can't be. */
  readonly skip?: Child
  /** Id of the form that the Next button sends; absent: Next is a link. */
  readonly form?: string
}

/** @returns a step of the wizard: the list of steps, the step as children, and the way on */
export function WizardPage({ runtime, signedIn, state, step, about, skip, form, children }: PropsWithChildren<WizardPageProps>) {
  const t = useWords()
  const { id } = signedIn.principal
  const place = stepIds.indexOf(step)
  const hrefOf = (to: StepId): string => `/setup/${to}?as=${id}`
  const [before, after] = [stepIds[place - 1], stepIds[place + 1]]
  const title = t(`setup.step-${step}`)
  return (
    <StaffPage runtime={runtime} signedIn={signedIn} title={title} active="settings" css={['settings', 'setup']} script="settings">
      <main id="main" class="setup-screen" tabindex={-1}>
        <nav class="setup-steps" aria-label={t('setup.steps')}>
          <p class="setup-count">{t('setup.step-of', { step: place + 1, steps: stepIds.length })}</p>
          <progress class="setup-progress" max={stepIds.length} value={place + 1} aria-label={t('setup.step-of', { step: place + 1, steps: stepIds.length })} />
          <ol>
            {stepIds.map(each => (
              <li>
                <a href={hrefOf(each)} {...(each === step && { 'aria-current': 'step' })}>
                  <span class="setup-mark">{isDone(each, state) ? <Icon name="check" size="small" /> : stepIds.indexOf(each) + 1}</span>
                  {t(`setup.step-${each}`)}
                  {isDone(each, state) && <span class="visually-hidden">{t('setup.is-done')}</span>}
                </a>
              </li>
            ))}
          </ol>
        </nav>
        <div class="setup-body">
          <header>
            <h2 class="setup-title">{title}</h2>
            <p class="muted">{about}</p>
          </header>
          {children}
          <div id="problems" />
          {step !== 'done' && (
            <footer class="setup-foot">
              {before && <Button kind="quiet" icon="arrow-left" href={hrefOf(before)}>{t('setup.back')}</Button>}
              {skip !== undefined && after && <a class="setup-skip" href={hrefOf(after)}><b>{t('setup.skip')}</b><small>{skip}</small></a>}
              {form === undefined
                ? <Button kind="primary" size="large" class="end" href={hrefOf(after ?? 'done')}>{t('setup.next')}</Button>
                : <Button kind="primary" size="large" class="end" type="submit" busyText={t('setup.saving')} attributes={{ form }}>{t('setup.next')}</Button>}
            </footer>
          )}
        </div>
      </main>
    </StaffPage>
  )
}
