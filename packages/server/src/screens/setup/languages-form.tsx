import type { OutletState } from '@restoflow/core'
import { languages, useWords } from '../../words/words'
import type { Attributes } from '../kit/attributes'
import { SelectField } from './fields'

/** @returns what screens, KOTs and bills say by themselves: one form, sent as `outlet/change` */
export function LanguagesForm({ outlet, attributes, locked }: { outlet: OutletState; attributes: Attributes; locked: boolean }) {
  const t = useWords()
  const { screens = 'en', kot = 'en', bill = 'en', second = 'hi' } = outlet.settings?.languages ?? {}
  const known = languages().map(({ tag, name }) => ({ value: tag, text: name }))
  return (
    <form id="step" class="setup-form" data-setup data-command="outlet/change" data-collect="setup" data-errors="#problems" {...attributes}>
      <input type="hidden" name="revision" data-type="int" value={outlet.settingsRevision} />
      <fieldset class="fields" disabled={locked}>
        <SelectField
          label={t('settings.language-screens')} name="patch.languages.screens" value={screens} options={known}
          hint={t('settings.language-screens-about')}
        />
        <SelectField label={t('settings.language-kot')} name="patch.languages.kot" value={kot} options={known} />
        <SelectField label={t('settings.language-bill')} name="patch.languages.bill" value={bill} options={known} />
        <SelectField
          label={t('settings.language-second')} name="patch.languages.second" value={second ?? ''} attributes={{ 'data-empty': 'null' }}
          options={[{ value: '', text: t('settings.language-none') }, ...known]} hint={t('settings.language-second-about')}
        />
      </fieldset>
    </form>
  )
}
