import type { TaxSettings } from '@restoflow/core'
import { useWords } from '../../words/words'
import { Notice } from '../kit/atoms'
import { Cards, SelectField } from './fields'
import { serviceRate } from './tax-model'

export interface TaxChoicesProps {
  /** What is chosen at first, by {@link lawfulTax}. */
  readonly tax: TaxSettings
  readonly hasGstin: boolean
  readonly prefix: string
  readonly day: string
}

/** @returns scheme, price mode and round-off, in plain words; `prefix` is their path in the command's body */
export function TaxChoices({ tax, hasGstin, prefix, day }: TaxChoicesProps) {
  const t = useWords()
  const scheme = (value: TaxSettings['scheme'], words: 'regular' | 'premises' | 'composition' | 'unregistered') => {
    const rate = serviceRate(value, day)
    const attributes = { ...(rate !== null && { 'data-rate': rate }), ...(value !== 'unregistered' && !hasGstin && { disabled: true }) }
    return { value, text: t(`setup.scheme-${words}`), about: t(`setup.scheme-${words}-about`), attributes }
  }
  return (
    <>
      <input type="hidden" name={`${prefix}.regime`} value="in-gst" />
      {!hasGstin && <Notice tone="warn" title={t('setup.no-gstin')}>{t('setup.no-gstin-about')}</Notice>}
      <Cards
        legend={t('setup.scheme')} name={`${prefix}.scheme`} value={tax.scheme}
        options={[scheme('regular', 'regular'), scheme('specified-premises', 'premises'), scheme('composition', 'composition'),
          scheme('unregistered', 'unregistered')]}
      />
      <Cards
        legend={t('setup.pricing')} name={`${prefix}.pricing`} value={tax.pricing}
        options={[
          { value: 'exclusive', text: t('setup.pricing-exclusive'), about: t('setup.pricing-exclusive-about') },
          { value: 'inclusive', text: t('setup.pricing-inclusive'), about: t('setup.pricing-inclusive-about') },
        ]}
      />
      <SelectField
        label={t('setup.round')} name={`${prefix}.roundToPaise`} value={String(tax.roundToPaise)} type="int"
        options={[{ value: '100', text: t('setup.round-rupee') }, { value: '5', text: t('setup.round-five') }, { value: '0', text: t('setup.round-none') }]}
      />
    </>
  )
}
