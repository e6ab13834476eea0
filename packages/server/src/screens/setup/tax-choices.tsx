import type { TaxSettings } from '@restoflow/core'
import { useWords } from '../../words/words'
import { Cards, SelectField } from './fields'
import { serviceRate } from './tax-model'

/** @returns scheme, price mode and round-off, in plain words; `prefix` is their path in the command's body */
export function TaxChoices({ tax, prefix, day }: { tax: TaxSettings; prefix: string; day: string }) {
  const t = useWords()
  const scheme = (value: TaxSettings['scheme'], words: 'regular' | 'premises' | 'composition') => {
    const rate = serviceRate(value, day)
    return { value, text: t(`setup.scheme-${words}`), about: t(`setup.scheme-${words}-about`), ...(rate !== null && { attributes: { 'data-rate': rate } }) }
  }
  return (
    <>
      <input type="hidden" name={`${prefix}.regime`} value="in-gst" />
      <Cards
        legend={t('setup.scheme')} name={`${prefix}.scheme`} value={tax.scheme}
        options={[scheme('regular', 'regular'), scheme('specified-premises', 'premises'), scheme('composition', 'composition')]}
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
