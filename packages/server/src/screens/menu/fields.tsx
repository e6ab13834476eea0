import type { Child, PropsWithChildren } from 'hono/jsx'
import { Button } from '../kit/atoms'
import { languages, useLanguage, useWords } from '../../words/words'

interface FieldProps {
  readonly label: Child
  /** Where the value stands in the definition: `names.hi`. */
  readonly field: string
  readonly hint?: Child
  /** What the page's script checks: `required`. */
  readonly rule?: string
}

/** @returns an amount as a person types it: `120`, `99.50` */
export function rupeesText(paise: number | undefined): string {
  if (paise === undefined) return ''
  const [whole, rest] = [Math.trunc(paise / 100), Math.abs(paise % 100)]
  return rest === 0 ? String(whole) : `${whole}.${String(rest).padStart(2, '0')}`
}

/** @returns a rate as a person types it: `5`, `2.5` */
export function percentText(basisPoints: number | undefined): string {
  if (basisPoints === undefined) return ''
  const rest = String(basisPoints % 100).padStart(2, '0').replace(/0+$/, '')
  return `${Math.floor(basisPoints / 100)}${rest === '' ? '' : `.${rest}`}`
}

/** A field below its label; a hint, and what the script has to say about it, stand below, outside of the field's name. */
export function Labelled({ label, hint, class: name, children }: PropsWithChildren<{ label: Child; hint?: Child | undefined; class?: string }>) {
  return (
    <div class={name === undefined ? 'entry' : `entry ${name}`}>
      <label class="labelled"><span>{label}</span>{children}</label>
      {hint !== undefined && <small class="hint">{hint}</small>}
    </div>
  )
}

interface TextProps extends FieldProps {
  readonly value: string | undefined
  readonly max: number
  /** BCP 47 tag of what is typed. */
  readonly lang?: string
  readonly placeholder?: string
  readonly class?: string
  readonly mode?: 'numeric'
  /** `int` for whole numbers. */
  readonly type?: 'int' | 'words'
}

export function TextField({ label, field, value, max, hint, rule, lang, placeholder, class: name, mode, type }: TextProps) {
  return (
    <Labelled label={label} hint={hint} {...(name !== undefined && { class: name })}>
      <span class="field">
        <input
          data-field={field} value={value ?? ''} maxlength={max} autocomplete="off" lang={lang} placeholder={placeholder} inputmode={mode}
          data-type={type} data-rule={rule}
        />
      </span>
    </Labelled>
  )
}

export function LongTextField({ label, field, value, max, hint }: FieldProps & { value: string | undefined; max: number }) {
  return (
    <Labelled label={label} hint={hint}>
      <span class="field"><textarea data-field={field} maxlength={max} rows={2}>{value ?? ''}</textarea></span>
    </Labelled>
  )
}

/** An amount in rupees, kept in whole paise. */
export function RupeesField({ label, field, paise, hint, rule, class: name }: FieldProps & { paise: number | undefined; class?: string }) {
  return (
    <Labelled label={label} hint={hint} class={name === undefined ? 'short' : `short ${name}`}>
      <span class="field">
        <span class="unit" aria-hidden="true">₹</span>
        <input data-field={field} data-type="rupees" data-rule={rule} value={rupeesText(paise)} inputmode="decimal" autocomplete="off" maxlength={12} />
      </span>
    </Labelled>
  )
}

/** A rate in percent, kept in basis points. */
export function PercentField({ label, field, basisPoints, hint, rule }: FieldProps & { basisPoints: number | undefined }) {
  return (
    <Labelled label={label} hint={hint} class="short">
      <span class="field">
        <input data-field={field} data-type="percent" data-rule={rule} value={percentText(basisPoints)} inputmode="decimal" autocomplete="off" maxlength={7} />
        <span class="unit" aria-hidden="true">%</span>
      </span>
    </Labelled>
  )
}

export interface Choice {
  readonly value: string
  readonly text: string
  readonly attributes?: Readonly<Record<string, string | number>>
}

export function SelectField({ label, field, value, choices, hint, rule, type, class: name }: FieldProps & {
  value: string; choices: readonly Choice[]; type?: 'int'; class?: string
}) {
  return (
    <Labelled label={label} hint={hint} {...(name !== undefined && { class: name })}>
      <span class="field">
        <select data-field={field} data-type={type} data-rule={rule}>
          {choices.map(choice => <option value={choice.value} selected={choice.value === value} {...choice.attributes}>{choice.text}</option>)}
        </select>
      </span>
    </Labelled>
  )
}

/** A day of the outlet's calendar. */
export function DateField({ label, field, value, hint, rule }: FieldProps & { value: string | undefined }) {
  return (
    <Labelled label={label} hint={hint} class="short">
      <span class="field"><input type="date" data-field={field} data-rule={rule} value={value ?? ''} /></span>
    </Labelled>
  )
}

/** One of a few, all in sight. */
export function RadioField({ label, field, value, choices, name }: FieldProps & {
  value: string; choices: readonly { value: string; content: Child }[]; name: string
}) {
  return (
    <div class="labelled">
      <span id={`legend-${name}`}>{label}</span>
      <div class="segments" role="radiogroup" aria-labelledby={`legend-${name}`}>
        {choices.map(choice => (
          <label><input type="radio" name={name} data-field={field} value={choice.value} checked={choice.value === value} />{choice.content}</label>
        ))}
      </div>
    </div>
  )
}

/** Several of a list; `type` as the definition keeps them. */
export function ChipsField({ label, field, values, choices, hint, type = 'list' }: FieldProps & {
  values: readonly string[]; choices: readonly Choice[]; type?: 'list' | 'ints'
}) {
  return (
    <fieldset class="labelled chips-field">
      <legend>{label}</legend>
      <div class="chips wrap">
        {choices.map(({ value, text, attributes }) => (
          <label class="chip choice" {...attributes}>
            <input type="checkbox" data-field={field} data-type={type} value={value} checked={values.includes(value)} />{text}
          </label>
        ))}
      </div>
      {hint !== undefined && <small class="hint">{hint}</small>}
    </fieldset>
  )
}

/** Languages that are shipped stand as fields; any other can be named. */
export function NamesFields({ names, max = 80 }: { names: Readonly<Record<string, string>> | undefined; max?: number }) {
  const t = useWords()
  const shipped = languages().filter(({ tag }) => tag !== 'en')
  const further = Object.keys(names ?? {}).filter(tag => shipped.every(language => language.tag !== tag))
  return (
    <>
      {shipped.map(({ tag, name }) => (
        <TextField label={t('menu.name-in', { language: name })} field={`names.${tag}`} value={names?.[tag]} max={max} lang={tag} />
      ))}
      {further.map(tag => (
        <TextField label={t('menu.name-in', { language: languageName(tag, useLanguage()) })} field={`names.${tag}`} value={names?.[tag]} max={max} lang={tag} />
      ))}
    </>
  )
}

const furtherTags = ['bn', 'gu', 'kn', 'ml', 'mr', 'or', 'pa', 'ta', 'te', 'ur']

/** @returns a list of further languages; choosing one adds its field */
export function AddLanguage({ names }: { names: Readonly<Record<string, string>> | undefined }) {
  const t = useWords()
  const language = useLanguage()
  const taken = new Set([...languages().map(({ tag }) => tag), ...Object.keys(names ?? {})])
  return (
    <Labelled label={t('menu.another-language')} class="short">
      <span class="field">
        <select data-add-language>
          <option value="">{t('menu.choose-language')}</option>
          {furtherTags.filter(tag => !taken.has(tag)).map(tag => (
            <option value={tag} data-label={t('menu.name-in', { language: languageName(tag, language) })}>{languageName(tag, language)}</option>
          ))}
        </select>
      </span>
    </Labelled>
  )
}

function languageName(tag: string, language: string): string {
  return new Intl.DisplayNames([language], { type: 'language', fallback: 'code' }).of(tag) ?? tag
}

/**
 * A list whose rows can be added and taken away. `row` makes one, filled in or empty; the page's script copies the empty one.
 * @param field where the list stands in the definition
 */
export function Rows<T>({ field, values, row, add, remove, none }: {
  field: string; values: readonly T[]; row: (value: T | undefined) => Child; add: string; remove: string; none?: string
}) {
  const framed = (value: T | undefined) => (
    <div class="row" data-row>
      <div class="row-fields">{row(value)}</div>
      <Button kind="quiet" icon="bin" label={remove} attributes={{ 'data-remove-row': true }} />
    </div>
  )
  return (
    <div class="rows" data-rows={field}>
      {none !== undefined && <p class="muted rows-none">{none}</p>}
      <div class="rows-list">{values.map(framed)}</div>
      <template>{framed(undefined)}</template>
      <Button icon="plus" attributes={{ 'data-add-row': true }}>{add}</Button>
    </div>
  )
}

/** A part of the editor that opens: its heading says what stands in it. */
export function Part({ title, note, open, id, children }: PropsWithChildren<{ title: Child; note?: Child; open?: boolean; id: string }>) {
  return (
    <details class="part" open={open === true} data-part={id}>
      <summary><span><b>{title}</b>{note !== undefined && note !== '' && <small class="muted">{note}</small>}</span></summary>
      <div class="part-body">{children}</div>
    </details>
  )
}
