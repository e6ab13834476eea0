import { Button } from '../kit/atoms'
import { Name } from '../kit/said'
import { StageBadge } from '../kit/order-pad'
import { localName, useWords } from '../../words/words'
import type { LinesModel, MovableLine, Target } from './lines-model'

/**
 * @returns what the dialog "Move lines" holds: which lines and how many of each, where to, and one button that says what it
 * does. It is fetched when the dialog opens, and is no live region: what was chosen stays.
 */
export function LinesForm({ model }: { model: LinesModel }) {
  const t = useWords()
  const { orderId, title, covers, lines, here, elsewhere, tableId } = model
  const hasOrders = [...here, ...elsewhere.flatMap(({ targets }) => targets)].some(({ kind }) => kind === 'order')
  return (
    <form id="lines-form" class="dialog-form" data-order={orderId} data-from={title} data-covers={covers} data-table-id={tableId ?? undefined} autocomplete="off">
      {hasOrders && (
        <div class="segments" role="radiogroup" aria-label={t('lines.what')}>
          <label><input type="radio" name="what" value="some" checked />{t('lines.some')}</label>
          <label><input type="radio" name="what" value="all" />{t('lines.whole-order')}</label>
        </div>
      )}
      <fieldset class="pick-lines" id="pick-lines">
        <legend>{t('lines.which')}</legend>
        <ul>{lines.map(line => <LineChoice line={line} />)}</ul>
      </fieldset>
      <p class="muted" id="whole-text" hidden>{t('lines.whole-text', { title, count: covers })}</p>
      <fieldset class="pick-target">
        <legend>{t('lines.where')}</legend>
        {tableId !== null && <Targets heading={t('lines.at-this-table')} targets={here} />}
        {elsewhere.length === 0 && <p class="muted">{t('lines.stays-alone')}</p>}
        {elsewhere.map(({ heading, targets }) => <Targets heading={heading} targets={targets} />)}
      </fieldset>
      <div class="guests-go" id="guests-go" hidden>
        <span>{t('lines.guests-go')}</span>
        <span class="stepper" data-stepper data-min="1" data-max={Math.max(1, covers)}>
          <button type="button" data-step="-1" aria-label={t('common.fewer')}>−</button>
          <output>1</output>
          <button type="button" data-step="1" aria-label={t('common.more')}>+</button>
        </span>
      </div>
      <p class="muted" id="lines-reason" role="status" />
      <div class="dialog-errors" id="lines-errors" />
      <div class="lines-foot">
        <Button
          kind="primary" type="submit" size="large" wide icon="move" busyText={t('lines.moving')}
          attributes={{ id: 'lines-submit', 'data-needs-connection': true, 'data-reason': 'lines-reason', 'data-incomplete': true }}
        >{t('lines.choose-lines')}</Button>
      </div>
    </form>
  )
}

function LineChoice({ line: { line, stage, divisible } }: { line: MovableLine }) {
  const t = useWords()
  const name = localName(line)
  return (
    <li class="line-choice">
      <label>
        <input type="checkbox" name="line" value={line.lineId} data-quantity={line.quantity} data-name={name} data-combo={line.comboId}
          {...(stage !== 'new' && stage !== 'served' && { 'data-sent': true })} />
        <span class="what">
          <span class="name"><Name of={line} /></span>
          <span class="note">
            {stage === 'new' ? t('lines.not-sent') : <StageBadge stage={stage === 'sent' ? 'queued' : stage} />}
            {line.cover !== undefined && ` ${t('pad.for-guest', { number: line.cover })}`}
            {line.comboName !== undefined && ` ${line.comboName}`}
          </span>
        </span>
        {!divisible && <b class="num">{line.quantity}</b>}
      </label>
      {divisible && (
        <span class="stepper" data-stepper data-min="1" data-max={line.quantity}>
          <button type="button" data-step="-1" aria-label={t('common.one-fewer', { of: name })}>−</button>
          <output aria-label={name}>{line.quantity}</output>
          <button type="button" data-step="1" aria-label={t('common.one-more', { of: name })}>+</button>
        </span>
      )}
    </li>
  )
}

function Targets({ heading, targets }: { heading: string; targets: readonly Target[] }) {
  if (targets.length === 0) return null
  return (
    <div class="move-section">
      <h3>{heading}</h3>
      <ul>{targets.map(target => <li><TargetChoice target={target} /></li>)}</ul>
    </div>
  )
}

function TargetChoice({ target }: { target: Target }) {
  const { kind, id, name, about } = target
  return (
    <label class={`button target is-${kind}`}>
      <input type="radio" name="target" value={`${kind}:${id}`} data-name={name} data-kind={kind} />
      <b>{name}</b><small>{about}</small>
    </label>
  )
}

