import type { PropsWithChildren } from 'hono/jsx'
import { amountText } from './amount'
import { classes, type Attributes } from './attributes'
import { useWords, type WordKey } from '../../words/words'
import { Icon, type IconName } from './icon'
import { Said } from './said'

export interface ButtonProps {
  readonly kind?: 'plain' | 'primary' | 'danger' | 'good' | 'quiet'
  readonly size?: 'normal' | 'large'
  readonly type?: 'button' | 'submit'
  readonly icon?: IconName
  /** The key that does the same, shown on wide screens. */
  readonly shortcut?: string
  /** For a button that shows only an icon: what it does. */
  readonly label?: string
  /** Shown while `aria-busy` is set; the width stays. */
  readonly busyText?: string
  readonly wide?: boolean
  readonly disabled?: boolean
  /** Makes a link that looks like a button. */
  readonly href?: string
  readonly class?: string
  readonly attributes?: Attributes
}

/** @returns a button, or a link that looks like one; with `label` and no text it is square and shows its icon alone */
export function Button(props: PropsWithChildren<ButtonProps>) {
  const { kind = 'plain', size = 'normal', type = 'button', icon, shortcut, label, busyText, wide, disabled, href, attributes, children } = props
  const hasText = children !== undefined && children !== null && !(Array.isArray(children) && children.length === 0)
  const shared = {
    class: classes('button', kind !== 'plain' && kind, size === 'large' && 'large', !hasText && 'square', wide && 'wide', props.class),
    ...(label !== undefined && { 'aria-label': label }),
    ...attributes,
  }
  const content = (
    <>
      {icon && <Icon name={icon} {...(size === 'normal' && hasText && { size: 'small' as const })} />}
      {hasText && <span class="while-idle">{children}</span>}
      {busyText !== undefined && <span class="while-busy">{busyText}</span>}
      {shortcut !== undefined && <kbd aria-hidden="true">{shortcut}</kbd>}
    </>
  )
  if (href !== undefined) return <a href={href} {...shared}>{content}</a>
  return <button type={type} disabled={disabled} {...shared}>{content}</button>
}

export interface ChipProps {
  readonly pressed?: boolean
  readonly icon?: IconName
  readonly count?: number
  /** A choice inside a form of options is squarer, and filled when chosen. */
  readonly choice?: boolean
  readonly class?: string
  readonly attributes?: Attributes
}

/** @returns a chip: a filter or a choice, pressed or not */
export function Chip({ pressed = false, icon, count, choice, attributes, children, class: name }: PropsWithChildren<ChipProps>) {
  return (
    <button type="button" class={classes('chip', choice && 'choice', name)} aria-pressed={String(pressed)} {...attributes}>
      {icon && <Icon name={icon} size="small" />}
      <span>{children}</span>
      {count !== undefined && <b class="num">{count}</b>}
    </button>
  )
}

/** @returns a word about something: `Ready at pass`, `Waiting`, `Sold out` */
export function Badge({ tone, icon, children }: PropsWithChildren<{ tone?: 'good' | 'warn' | 'bad' | 'accent'; icon?: IconName }>) {
  return <span class={classes('badge', tone)}>{icon && <Icon name={icon} size="small" />}{children}</span>
}

/** @returns an amount that never wraps: `₹1,859.00`; whole rupees on tiles, menus and headlines */
export function Money({ paise, whole }: { paise: number | null; whole?: boolean }) {
  const t = useWords()
  const text = amountText(paise, whole ? 'never' : 'always')
  return <span class="num" {...(paise === null && { title: t('common.no-figures') })}>{text}</span>
}

export interface EmptyStateProps {
  readonly icon: IconName
  readonly title?: string
  /** In place of a title: said in both languages. */
  readonly words?: WordKey
  readonly text?: string
}

/** @returns what stands where nothing is yet: what will appear and when, with one action at most */
export function EmptyState({ icon, title, words, text, children }: PropsWithChildren<EmptyStateProps>) {
  return (
    <div class="empty">
      <Icon name={icon} />
      <b>{words === undefined ? title : <Said words={words} />}</b>
      {text !== undefined && <p>{text}</p>}
      {children}
    </div>
  )
}

/** @returns blocks in the shape of what comes; they show after 300 ms */
export function Skeleton({ rows = 5 }: { rows?: number }) {
  const t = useWords()
  return <div class="skeleton" role="status" aria-label={t('common.loading')}>{Array.from({ length: rows }, () => <i />)}</div>
}

export interface NoticeProps {
  readonly tone: 'good' | 'warn' | 'bad'
  readonly title: string
  /** Permanent code of the error catalogue, in small text. */
  readonly code?: string
}

/** @returns what happened, why and what to do, beside the control that caused it; an error is an `alert`, the rest `status` */
export function Notice({ tone, title, code, children }: PropsWithChildren<NoticeProps>) {
  return (
    <div class={`notice ${tone}`} role={tone === 'bad' ? 'alert' : 'status'}>
      <Icon name={tone === 'good' ? 'check' : 'warning'} />
      <span><b>{title}</b>{children}{code !== undefined && <small class="code">{code}</small>}</span>
    </div>
  )
}

/** @returns − n +; the buttons carry `data-step="-1"` and `data-step="1"` for the page's script */
export function Stepper({ value, name, of, min = 1, max = 99 }: { value: number; name?: string; of: string; min?: number; max?: number }) {
  const t = useWords()
  return (
    <span class="stepper" data-stepper data-min={min} data-max={max}>
      <button type="button" data-step="-1" aria-label={t('common.one-fewer', { of })}><Icon name="minus" size="small" /></button>
      <output aria-label={of}>{value}</output>
      {name !== undefined && <input type="hidden" name={name} value={String(value)} />}
      <button type="button" data-step="1" aria-label={t('common.one-more', { of })}><Icon name="plus" size="small" /></button>
    </span>
  )
}

const keysOf = {
  pin: ['1', '2', '3', '4', '5', '6', '7', '8', '9', 'clear', '0', 'back'],
  cash: ['7', '8', '9', '4', '5', '6', '1', '2', '3', '00', '0', 'back'],
} as const

/** @returns digits in the order of a telephone (PIN) or of a calculator (cash); each key carries `data-key` */
export function Keypad({ layout, label }: { layout: 'pin' | 'cash'; label: string }) {
  const t = useWords()
  const keys = keysOf[layout]
  return (
    <div class="keypad" role="group" aria-label={label}>
      {keys.map(key => key === 'back'
        ? <button type="button" data-key={key} class={classes(layout === 'pin' && 'word')} aria-label={t('common.delete-digit')}><Icon name="backspace" /></button>
        : <button type="button" data-key={key} class={classes(key === 'clear' && 'word')}>{key === 'clear' ? t('common.clear') : key}</button>)}
    </div>
  )
}
