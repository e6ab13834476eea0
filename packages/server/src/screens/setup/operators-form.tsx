import type { Operator, OutletState } from '@restoflow/core'
import { useWords } from '../../words/words'
import { Notice } from '../kit/atoms'
import type { Attributes } from '../kit/attributes'
import { percentText, TextField, Tick } from './fields'

/** Rows to type further operators into. */
const blankRows = 2

/** @returns the e-commerce operators through which guests order: one form, sent as `outlet/change` */
export function OperatorsForm({ outlet, attributes, locked }: { outlet: OutletState; attributes: Attributes; locked: boolean }) {
  const t = useWords()
  const { operators = [], tax } = outlet.settings ?? {}
  const rows: readonly (Operator | null)[] = [...operators, ...Array.from({ length: blankRows }, () => null)]
  return (
    <form id="step" class="setup-form" data-setup data-command="outlet/change" data-collect="operators" data-errors="#problems" {...attributes}>
      <input type="hidden" name="revision" data-type="int" value={outlet.settingsRevision} />
      <Notice tone="good" title={t('settings.operators-law')}>{t('settings.operators-law-about')}</Notice>
      {tax?.scheme === 'composition' && <Notice tone="warn" title={t('settings.operators-composition')}>{t('settings.operators-composition-about')}</Notice>}
      <fieldset class="fields" disabled={locked}>
        {rows.map((operator, place) => (
          <div class="card stack">
            <div class="field-row">
              <TextField
                label={t('settings.operator-name')} name={`operators.${place}.name`} value={operator?.name} max={40}
                {...(operator && { hint: t('settings.operator-remove-hint') })}
              />
              <TextField label="GSTIN" name={`operators.${place}.gstin`} value={operator?.gstin} max={20} />
              <TextField
                label={t('settings.operator-commission')} name={`operators.${place}.commissionBasisPoints`} type="percent" max={6} short
                value={operator?.commissionBasisPoints === undefined ? undefined : percentText(operator.commissionBasisPoints)}
              />
            </div>
            <Tick
              label={t('settings.operator-pays')} about={t('settings.operator-pays-about')} checked={operator?.paysTax !== false}
              attributes={{ name: `operators.${place}.paysTax`, 'data-type': 'bool' }}
            />
          </div>
        ))}
      </fieldset>
    </form>
  )
}
