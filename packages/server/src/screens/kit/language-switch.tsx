import { languages, useWords } from '../../words/words'

/** As many as stand side by side; more make a list. */
const besideMax = 3

/**
 * @returns the choice of the language; nothing where there is only one. The page's script keeps it and shows the page anew
 * @param as the person who chooses; without one it is kept for this browser
 */
export function LanguageSwitch({ as = '' }: { as?: string | undefined }) {
  const t = useWords()
  const choices = languages()
  if (choices.length < 2) return null
  if (choices.length > besideMax) {
    return (
      <label class="language-switch field" data-as={as}>
        <span class="visually-hidden">{t('bar.language')}</span>
        <select data-language-list autocomplete="off">
          {choices.map(({ tag, name }) => <option value={tag} lang={tag} selected={tag === t.language}>{name}</option>)}
        </select>
      </label>
    )
  }
  return (
    <div class="language-switch segments" role="group" aria-label={t('bar.language')} data-as={as}>
      {choices.map(({ tag, name, short }) => (
        <button type="button" lang={tag} data-language={tag} aria-pressed={String(tag === t.language)} title={name}>{short}</button>
      ))}
    </div>
  )
}
