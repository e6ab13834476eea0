import type { PropsWithChildren } from 'hono/jsx'
import { useWords } from '../../words/words'
import type { Attributes } from './attributes'
import { Keypad } from './atoms'
import { Icon } from './icon'
import { Said } from './said'

export interface SignInPerson {
  readonly staffId: string
  readonly name: string
  readonly initials: string
  /** `Waiter`, `Kitchen`. */
  readonly role: string
}

export interface PeopleProps {
  readonly people: readonly SignInPerson[]
  readonly selected?: string
  readonly link: (person: SignInPerson) => Attributes & { readonly href: string }
}

/** @returns the people who may work here, to tap one's own name */
export function People({ people, selected, link }: PeopleProps) {
  return (
    <ul class="people">
      {people.map(person => {
        const [first = '', ...rest] = person.name.split(' ')
        return (
          <li>
            <a data-staff={person.staffId} {...(person.staffId === selected && { 'aria-current': 'true' })} {...link(person)}>
              <span class="avatar" aria-hidden="true">{person.initials}</span>
              <span><b>{first}{rest.length > 0 && <span class="last"> {rest.join(' ')}</span>}</b><small>{person.role}</small></span>
            </a>
          </li>
        )
      })}
    </ul>
  )
}

export interface PinPadProps {
  readonly name: string
  /** Why the last one failed: `That PIN is not right. 3 tries are left.` */
  readonly problem?: string
  readonly attributes?: Attributes
}

/**
 * @returns the form that takes a PIN; the script fills `input[name=pin]` from `[data-key]` and the keyboard, lights `.pin-dots i`, and
 * submits with the fourth digit. Hidden fields come as children.
 */
export function PinPad({ name, problem, attributes, children }: PropsWithChildren<PinPadProps>) {
  const t = useWords()
  return (
    <form class="signin-pin" method="post" {...attributes}>
      <h2>{name}<small><Said words="signin.type-pin" /></small></h2>
      <div class={problem === undefined ? 'pin-dots' : 'pin-dots is-wrong'} role="status" aria-label={t('browser.digits-typed', { count: 0, max: 4 })}>
        <i /><i /><i /><i />
      </div>
      <input type="hidden" name="pin" value="" />
      {children}
      <Keypad layout="pin" label={t('common.pin')} />
      {problem === undefined
        ? <p class="pin-message"><Icon name="lock" size="small" />{t('signin.lock-note')}</p>
        : <p class="pin-message bad" role="alert">{problem}</p>}
    </form>
  )
}
