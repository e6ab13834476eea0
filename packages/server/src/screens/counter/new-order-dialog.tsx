import type { Operator } from '@restoflow/core'
import { useWords } from '../../words/words'
import { CustomerPicker } from '../guests/customer-picker'
import { Button } from '../kit/atoms'
import { Dialog } from '../kit/dialog'
import { Icon } from '../kit/icon'

const promisedIn = [20, 30, 45]
const kinds = [{ kind: 'takeaway', icon: 'bag', key: 'T' }, { kind: 'delivery', icon: 'rider', key: 'D' }, { kind: 'aggregator', icon: 'phone', key: 'A' }] as const

export interface NewOrderProps {
  readonly operators: readonly Operator[]
  readonly timeZone: string
  /** Without this right nobody is looked up. */
  readonly knowsGuests: boolean
}

/** @returns the form of a phone call: whose, what kind, for when; it stands outside of what changes live */
export function NewOrderDialog({ operators, timeZone, knowsGuests }: NewOrderProps) {
  const t = useWords()
  return (
    <Dialog id="new-order-dialog" class="guest-dialog" title={t('counter.new-order')}>
      <form class="guest-form" id="new-order-form" data-time-zone={timeZone} data-errors="#new-order-errors" data-kind="takeaway" autocomplete="off">
        <fieldset class="choice-row kinds">
          <legend>{t('counter.kind')}</legend>
          <div class="chips wrap">
            {kinds.map(({ kind, icon, key }) => (
              <label class="chip choice" title={`Alt ${key}`}>
                <input type="radio" name="kind" value={kind} aria-keyshortcuts={`Alt+${key}`} {...(kind === 'takeaway' && { checked: true })} />
                <Icon name={icon} size="small" />{t(`kind.${kind}`)}
              </label>
            ))}
          </div>
        </fieldset>
        <fieldset class="choice-row only-aggregator">
          <legend>{t('counter.operator')}</legend>
          {operators.length > 0 && (
            <div class="chips wrap">
              {operators.map(({ name }) => (
                <button type="button" class="chip choice" data-operator={name} aria-pressed="false">{name}</button>
              ))}
            </div>
          )}
          <div class="when">
            <label class="labelled"><span>{t('counter.operator-name')}</span>
              <span class="field"><input id="source-name" maxlength={40} autocomplete="off" /></span>
            </label>
            <label class="labelled"><span>{t('counter.order-number')}</span>
              <span class="field"><input id="source-number" maxlength={40} autocomplete="off" autocapitalize="characters" /></span>
            </label>
          </div>
        </fieldset>
        {knowsGuests && <div class="not-aggregator"><CustomerPicker id="counter-guest" field="" address /></div>}
        <div id="known-guest" class="not-aggregator" aria-live="polite" />
        <fieldset class="choice-row">
          <legend>{t('counter.promise')}</legend>
          <div class="chips wrap">
            <label class="chip choice"><input type="radio" name="in" value="" checked />{t('counter.when-ready')}</label>
            {promisedIn.map(minutes => (
              <label class="chip choice"><input type="radio" name="in" value={String(minutes)} />{t('counter.in-minutes', { count: minutes })}</label>
            ))}
            <span class="field at-time"><input type="time" id="new-order-time" aria-label={t('guests.time')} /></span>
          </div>
        </fieldset>
        <div class="dialog-errors" id="new-order-errors" />
        <Button kind="primary" size="large" type="submit" wide icon="check" busyText={t('common.opening')}>{t('counter.open-order')}</Button>
      </form>
    </Dialog>
  )
}
