import type { Child, PropsWithChildren } from 'hono/jsx'
import type { LocalNames } from '@restoflow/core'
import { useWords } from '../../words/words'
import type { Attributes } from '../kit/attributes'

export interface FieldProps {
  readonly label: Child
  /** Path in the command's body: `patch.name`. */
  readonly name: string
  readonly hint?: Child
  readonly attributes?: Attributes | undefined
}

/** @returns an amount as a person types it: `120`, `99.50` */
export function rupeesText(paise: number): string {
  return paise % 100 === 0 ? String(paise / 100) : (paise / 100).toFixed(2)
}

/** @returns a rate as a person types it: `5`, `2.5` */
export function percentText(basisPoints: number): string {
  return String(basisPoints / 100)
}

export function Labelled({ label, hint, short, children }: PropsWithChildren<{ label: Child; hint?: Child; short?: boolean }>) {
  return (
    <label class={short ? 'labelled short' : 'labelled'}>
      <span>{label}</span>
      {children}
      {hint !== undefined && <small class="hint">{hint}</small>}
    </label>
  )
}

interface TextProps extends FieldProps {
  readonly value: string | undefined
  readonly max: number
  readonly required?: boolean
  /** What an empty field sends: null takes the value away; nothing by default. */
  readonly clears?: boolean
  readonly type?: 'text' | 'int' | 'rupees' | 'percent' | 'minutes' | 'time' | 'date' | 'tel'
  readonly pattern?: string
  readonly unit?: string
  readonly short?: boolean
  readonly lang?: string
}

const modes = { int: 'numeric', minutes: 'numeric', rupees: 'decimal', percent: 'decimal', tel: 'tel' } as const

/** @returns a line to type into, with its label above and its hint below */
export function TextField({ label, name, value, hint, max, required, clears, type = 'text', pattern, unit, short, lang, attributes }: TextProps) {
  const native = type === 'time' || type === 'date' || type === 'tel' ? type : 'text'
  return (
    <Labelled label={label} {...(hint !== undefined && { hint })} {...(short && { short })}>
      <span class="field">
        {type === 'rupees' && <span class="unit" aria-hidden="true">₹</span>}
        <input
          type={native} name={name} value={value ?? ''} maxlength={native === 'text' || native === 'tel' ? max : undefined} required={required} pattern={pattern}
          autocomplete="off" data-type={type in modes && type !== 'tel' ? type : undefined} data-empty={clears ? 'null' : undefined} lang={lang}
          inputmode={type in modes ? modes[type as keyof typeof modes] : undefined} {...attributes}
        />
        {type === 'percent' && <span class="unit" aria-hidden="true">%</span>}
        {unit !== undefined && <span class="unit">{unit}</span>}
      </span>
    </Labelled>
  )
}

export function LinesField({ label, name, lines, hint, rows = 3, required }: FieldProps & { lines: readonly string[]; rows?: number; required?: boolean }) {
  return (
    <Labelled label={label} {...(hint !== undefined && { hint })}>
      <span class="field tall"><textarea name={name} rows={rows} data-type="lines" maxlength={800} required={required}>{lines.join('\n')}</textarea></span>
    </Labelled>
  )
}

export interface Option {
  readonly value: string
  readonly text: string
}

export function SelectField({ label, name, value, options, hint, type, short, attributes }: FieldProps & {
  value: string; options: readonly Option[]; type?: 'int'; short?: boolean
}) {
  return (
    <Labelled label={label} {...(hint !== undefined && { hint })} {...(short && { short })}>
      <span class="field">
        <select name={name} data-type={type} {...attributes}>
          {options.map(option => <option value={option.value} selected={option.value === value}>{option.text}</option>)}
        </select>
      </span>
    </Labelled>
  )
}

export interface CardOption extends Option {
  readonly about: Child
  readonly attributes?: Attributes
}

/** @returns one choice of several, each with a sentence that says what it means */
export function Cards({ legend, name, value, options }: { legend: Child; name: string; value: string; options: readonly CardOption[] }) {
  return (
    <fieldset class="cards">
      <legend>{legend}</legend>
      {options.map(option => (
        <label class="choice-card">
          <input type="radio" name={name} value={option.value} checked={option.value === value} {...option.attributes} />
          <span><b>{option.text}</b><small>{option.about}</small></span>
        </label>
      ))}
    </fieldset>
  )
}

export interface TickProps {
  readonly label: Child
  readonly about?: Child
  readonly checked: boolean
  readonly attributes: Attributes
}

/** @returns a box to tick, with a sentence beside it */
export function Tick({ label, about, checked, attributes }: TickProps) {
  return (
    <label class="choice-card">
      <input type="checkbox" checked={checked} {...attributes} />
      <span><b>{label}</b>{about !== undefined && <small>{about}</small>}</span>
    </label>
  )
}

/** @returns the Hindi name to type; names in further languages go along unseen */
export function LocalNameField({ names }: { names: LocalNames | undefined }) {
  const t = useWords()
  const others = Object.entries(names ?? {}).filter(([language]) => language !== 'hi')
  return (
    <>
      <TextField label={t('settings.name-hindi')} name="names.hi" value={names?.['hi']} max={160} lang="hi" />
      {others.map(([language, name]) => <input type="hidden" name={`names.${language}`} value={name} />)}
    </>
  )
}
