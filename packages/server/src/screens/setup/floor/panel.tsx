import { useWords, type WordKey } from '../../../words/words'
import { Button } from '../../kit/atoms'
import { Icon, type IconName } from '../../kit/icon'

const seatCounts = [2, 4, 6, 8] as const

/** @returns what stands beside the plan: the palette, or the properties of what is selected; without dragging everything can be done here */
export function FloorEditorPanel() {
  const t = useWords()
  return (
    <aside class="plan-panel" id="plan-panel" aria-labelledby="panel-title">
      <header class="panel-head">
        <h3 id="panel-title">{t('floor-plan.add-table')}</h3>
        <Button kind="quiet" icon="cross" label={t('common.close')} attributes={{ id: 'panel-close' }} />
      </header>
      <div class="panel-scroll">
        <Palette />
        <TableForm />
        <ManyForm />
        <SectionForm />
        <div class="panel-lists" data-panel="add">
          <details id="panel-tables" open>
            <summary><h4>{t('floor-plan.tables')}</h4></summary>
            <div id="table-list" class="table-list" />
          </details>
          <details id="panel-presets">
            <summary><h4>{t('floor-plan.presets')}</h4></summary>
            <p class="muted">{t('floor-plan.presets-help')}</p>
            <ul id="preset-list" class="preset-list" />
          </details>
          <p class="muted plan-keys">{t('floor-plan.canvas-help')}</p>
        </div>
      </div>
    </aside>
  )
}

function Palette() {
  const t = useWords()
  const shape = (name: 'round' | 'square' | 'rectangle', label: WordKey) => (
    <button type="button" class="plan-shape" data-shape={name}>
      <svg viewBox="0 0 48 32" aria-hidden="true">
        {name === 'round' && <circle cx="24" cy="16" r="12" />}
        {name === 'square' && <rect x="12" y="4" width="24" height="24" rx="4" />}
        {name === 'rectangle' && <rect x="6" y="6" width="36" height="20" rx="4" />}
      </svg>
      {t(label)}
    </button>
  )
  return (
    <section class="panel-part" data-panel="add" id="palette">
      <p class="panel-label" id="palette-seats">{t('floor-plan.seats')}</p>
      <div class="segments" role="radiogroup" aria-labelledby="palette-seats">
        {seatCounts.map(seats => (
          <label>
            <input type="radio" name="palette-seats" value={String(seats)} checked={seats === 4} />
            {seats}<span class="visually-hidden"> {t('floor-plan.seats')}</span>
          </label>
        ))}
      </div>
      <div class="plan-shapes">
        {shape('round', 'floor-plan.round')}{shape('square', 'floor-plan.square')}{shape('rectangle', 'floor-plan.rectangle')}
      </div>
      <p class="muted">{t('floor-plan.add-help')}</p>
      <Button icon="plus" wide attributes={{ id: 'add-section' }}>{t('floor-plan.add-section')}</Button>
    </section>
  )
}

interface FieldProps {
  readonly id: string
  readonly label: WordKey
  readonly unit?: WordKey
  readonly number?: { readonly min: number; readonly max: number; readonly step: number }
  readonly maxLength?: number
  readonly lang?: string
}

function Field({ id, label, unit, number, maxLength, lang }: FieldProps) {
  const t = useWords()
  const kind = number
    ? { type: 'number', inputmode: 'numeric' as const, ...number }
    : { type: 'text', maxlength: maxLength, autocomplete: 'off', ...(lang !== undefined && { lang }) }
  return (
    <div class="labelled">
      <label for={id}>{t(label)}</label>
      <span class="field"><input id={id} {...kind} />{unit !== undefined && <span class="muted">{t(unit)}</span>}</span>
    </div>
  )
}

const place = { min: 0, max: 20_000, step: 10 }
const size = { min: 40, max: 800, step: 10 }

function TableForm() {
  const t = useWords()
  return (
    <form class="panel-part" data-panel="table" id="table-form" hidden>
      <p class="notice warn panel-locked" id="table-locked" hidden><Icon name="lock" /><span id="table-locked-text" /></p>
      <div class="panel-grid">
        <Field id="table-name" label="floor-plan.name" maxLength={12} />
        <Field id="table-seats" label="floor-plan.seats" number={{ min: 1, max: 99, step: 1 }} />
        <p class="problem wide" id="table-name-problem" role="alert" hidden />
        <div class="wide segments" role="radiogroup" aria-label={t('floor-plan.shape')}>
          <label><input type="radio" name="table-shape" value="round" />{t('floor-plan.round')}</label>
          <label><input type="radio" name="table-shape" value="square" />{t('floor-plan.square')}</label>
          <label><input type="radio" name="table-shape" value="rectangle" />{t('floor-plan.rectangle')}</label>
        </div>
        <div class="labelled wide">
          <label for="table-section">{t('floor-plan.section')}</label>
          <span class="field"><select id="table-section" /></span>
        </div>
        <Actions id="table" />
        <Field id="table-rotation" label="floor-plan.rotation" number={{ min: 0, max: 359, step: 15 }} />
        <Turns />
        <Field id="table-x" label="floor-plan.x" unit="floor-plan.centimetres" number={place} />
        <Field id="table-y" label="floor-plan.y" unit="floor-plan.centimetres" number={place} />
        <Field id="table-width" label="floor-plan.width" unit="floor-plan.centimetres" number={size} />
        <Field id="table-height" label="floor-plan.height" unit="floor-plan.centimetres" number={size} />
        <Nudges />
      </div>
    </form>
  )
}

function Nudges() {
  const t = useWords()
  const arrow = (icon: IconName, label: WordKey, dx: number, dy: number) => (
    <Button icon={icon} label={`${t('floor-plan.nudge')}: ${t(label)}`} attributes={{ 'data-nudge': `${dx} ${dy}` }} />
  )
  return (
    <div class="nudge-pad wide" role="group" aria-label={t('floor-plan.nudge')}>
      {arrow('arrow-left', 'floor-plan.left', -1, 0)}{arrow('arrow-up', 'floor-plan.up', 0, -1)}
      {arrow('arrow-down', 'floor-plan.down', 0, 1)}{arrow('arrow-right', 'floor-plan.right', 1, 0)}
    </div>
  )
}

function Turns() {
  const t = useWords()
  return (
    <div class="turns">
      <Button icon="turn-left" label={t('floor-plan.turn-left')} attributes={{ 'data-turn': '-15' }} />
      <Button icon="refresh" label={t('floor-plan.turn-right')} attributes={{ 'data-turn': '15' }} />
    </div>
  )
}

function Actions({ id }: { id: string }) {
  const t = useWords()
  return (
    <div class="panel-actions wide">
      <Button icon="copy" attributes={{ 'data-duplicate': true }}>{t('floor-plan.duplicate')}</Button>
      <Button icon="bin" attributes={{ 'data-remove': true, 'id': `${id}-remove`, 'aria-describedby': `${id}-remove-reason` }}>{t('floor-plan.remove')}</Button>
      <span class="visually-hidden" id={`${id}-remove-reason`} />
    </div>
  )
}

const alignments = [
  ['align-left', 'floor-plan.align-left', 'left'], ['align-centre', 'floor-plan.align-centre', 'centre'], ['align-right', 'floor-plan.align-right', 'right'],
  ['align-top', 'floor-plan.align-top', 'top'], ['align-middle', 'floor-plan.align-middle', 'middle'], ['align-bottom', 'floor-plan.align-bottom', 'bottom'],
] as const

function ManyForm() {
  const t = useWords()
  return (
    <form class="panel-part" data-panel="many" id="many-form" hidden>
      <p id="many-names" class="many-names" />
      <p class="notice warn panel-locked" id="many-locked" hidden><Icon name="lock" /><span id="many-locked-text" /></p>
      <Actions id="many" />
      <div class="align-grid" role="group" aria-label={t('floor-plan.align')}>
        {alignments.map(([icon, label, how]) => <Button icon={icon} label={t(label)} attributes={{ 'data-align': how }} />)}
        <Button icon="spread-across" label={t('floor-plan.spread-across')} attributes={{ 'data-spread': 'x' }} />
        <Button icon="spread-down" label={t('floor-plan.spread-down')} attributes={{ 'data-spread': 'y' }} />
      </div>
      <div class="turn-row"><Turns /><Nudges /></div>
      <div class="preset-form">
        <Field id="preset-name" label="floor-plan.preset-name" maxLength={120} />
        <Button attributes={{ id: 'keep-preset' }}>{t('floor-plan.keep-preset')}</Button>
      </div>
    </form>
  )
}

function SectionForm() {
  const t = useWords()
  const area = { min: 120, max: 20_000, step: 10 }
  return (
    <form class="panel-part" data-panel="section" id="section-form" hidden>
      <div class="panel-grid">
        <div class="wide"><Field id="section-name" label="floor-plan.name" maxLength={120} /></div>
        <div class="wide"><Field id="section-hindi" label="floor-plan.hindi-name" maxLength={160} lang="hi" /></div>
        <label class="check wide"><input type="checkbox" id="section-outdoor" />{t('floor-plan.outdoor')}</label>
        <div class="panel-actions wide">
          <Button icon="bin" attributes={{ 'id': 'section-remove', 'aria-describedby': 'section-remove-reason' }}>{t('floor-plan.remove')}</Button>
          <span class="muted" id="section-remove-reason" />
        </div>
        <Field id="section-x" label="floor-plan.x" unit="floor-plan.centimetres" number={place} />
        <Field id="section-y" label="floor-plan.y" unit="floor-plan.centimetres" number={place} />
        <Field id="section-width" label="floor-plan.width" unit="floor-plan.centimetres" number={area} />
        <Field id="section-height" label="floor-plan.height" unit="floor-plan.centimetres" number={area} />
      </div>
    </form>
  )
}
