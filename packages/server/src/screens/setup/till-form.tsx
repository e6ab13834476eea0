import { cashSettings, newId, tenderKinds, type Drawer, type OutletState, type Role } from '@restoflow/core'
import { useWords } from '../../words/words'
import type { Attributes } from '../kit/attributes'
import { percentText, SelectField, TextField, Tick } from './fields'

export interface TillFormProps {
  readonly outlet: OutletState
  /** Browsers that staff sign in on. */
  readonly terminals: readonly { readonly id: string; readonly name: string }[]
  readonly attributes: Attributes
  readonly locked: boolean
}

/** Roles whose people give discounts. */
const capRoles = ['owner', 'manager', 'cashier', 'waiter'] as const satisfies readonly Role[]
const referenceKinds = ['upi', 'card', 'other'] as const

/** @returns drawers, how much each role may give off, and what needs an approval: one form, sent as `outlet/change` */
export function TillForm({ outlet, terminals, attributes, locked }: TillFormProps) {
  const t = useWords()
  const { settings } = outlet
  const { drawers, needsShift, tipsStay, opensFor } = cashSettings(outlet)
  const { discountCapBasisPoints = 0, discountCaps = {}, settleNeedsServed, payments = {} } = settings ?? {}
  const rows: readonly (Drawer | null)[] = [...drawers, null]
  return (
    <form id="step" class="setup-form" data-setup data-command="outlet/change" data-collect="till-settings" data-errors="#problems"
    {...attributes}>
      <input type="hidden" name="revision" data-type="int" value={outlet.settingsRevision} />
      <fieldset class="setup-form" disabled={locked}>
        <h3>{t('settings.drawers')}</h3>
        {rows.map((drawer, place) => (
          <div class="card field-row">
            <input type="hidden" name={`drawers.${place}.id`} value={drawer?.id ?? newId()} />
            <TextField
              label={t('settings.drawer-name')} name={`drawers.${place}.name`} value={drawer?.name} max={60} required={place === 0}
              {...(place > 0 && { hint: t(drawer ? 'settings.drawer-remove-hint' : 'settings.drawer-add-hint') })}
            />
            <SelectField
              label={t('settings.drawer-terminal')} name={`drawers.${place}.terminalId`} value={drawer?.terminalId ?? ''}
              options={[{ value: '', text: t('settings.drawer-any') }, ...terminalOptions(terminals, drawer)]}
            />
          </div>
        ))}
        <div class="cards">
          <Tick
            label={t('settings.needs-shift')} about={t('settings.needs-shift-about')} checked={needsShift}
            attributes={{ name: 'needsShift', 'data-type': 'bool' }}
          />
          <Tick
            label={t('settings.tips-stay')} about={t('settings.tips-stay-about')} checked={tipsStay}
            attributes={{ name: 'tipsStay', 'data-type': 'bool' }}
          />
        </div>
        <KindTicks legend={t('settings.drawer-opens')} name="opensFor" kinds={tenderKinds} chosen={opensFor} />
        <h3>{t('settings.caps')}</h3>
        <p class="hint">{t('settings.caps-about')}</p>
        <div class="field-row">
          <TextField label={t('settings.cap-all')} name="cap" type="percent" value={percentText(discountCapBasisPoints)} max={6}
            required short />
          {capRoles.map(role => (
            <TextField
              label={t(`role.${role}`)} name={`caps.${role}`} type="percent" max={6} short hint={t('settings.cap-empty')}
              value={discountCaps[role] === undefined ? undefined : percentText(discountCaps[role])}
            />
          ))}
        </div>
        <h3>{t('settings.approvals')}</h3>
        <Tick
          label={t('settings.needs-served')} about={t('settings.needs-served-about')} checked={settleNeedsServed === true}
          attributes={{ name: 'settleNeedsServed', 'data-type': 'bool' }}
        />
        <div class="field-row">
          <NumberField label={t('settings.refund-after')} name="payments.refundApprovalAfterDays" value={payments.refundApprovalAfterDays} />
          <NumberField label={t('settings.refund-owner-after')} name="payments.refundOwnerAfterDays" value={payments.refundOwnerAfterDays} />
        </div>
        <h3>{t('settings.payments')}</h3>
        <KindTicks legend={t('settings.reference-for')} name="referenceFor" kinds={referenceKinds} chosen={payments.referenceFor ?? []} />
        <div class="field-row">
          <TextField
            label={t('settings.voucher-months')} name="payments.voucherMonths" type="int" max={3} short pattern="\d{1,3}"
            value={payments.voucherMonths === undefined ? undefined : String(payments.voucherMonths)}
              hint={t('settings.voucher-months-hint')}
          />
        </div>
      </fieldset>
    </form>
  )
}

/** A terminal that was taken back keeps its drawer until somebody chooses another. */
function terminalOptions(terminals: TillFormProps['terminals'],
  drawer: Drawer | null): readonly { readonly value: string; readonly text: string }[] {
  const known = terminals.map(({ id, name }) => ({ value: id, text: name }))
  const own = drawer?.terminalId
  return own === undefined || known.some(({ value }) => value === own) ? known : [...known, { value: own, text: own }]
}

function NumberField({ label, name, value }: { label: string; name: string; value: number | undefined }) {
  const t = useWords()
  return (
    <TextField
      label={label} name={name} type="int" max={4} pattern="\d{1,4}" unit={t('settings.days')}
      value={value === undefined ? undefined : String(value)}
      hint={t('settings.days-never')}
    />
  )
}

function KindTicks({ legend, name, kinds, chosen }: {
  legend: string; name: string; kinds: readonly (typeof tenderKinds)[number][]; chosen: readonly string[]
}) {
  const t = useWords()
  return (
    <fieldset class="ticks">
      <legend>{legend}</legend>
      {kinds.map(kind => (
        <label class="chip choice"><input type="checkbox" name={name} value={kind} data-type="list"
        checked={chosen.includes(kind)} />{t(`tender.${kind}`)}</label>
      ))}
    </fieldset>
  )
}
