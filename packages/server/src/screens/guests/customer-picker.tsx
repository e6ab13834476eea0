import { useWords } from '../../words/words'
import { Icon } from '../kit/icon'

export interface CustomerPickerProps {
  /** Prefix of the ids, unique on the page. */
  readonly id: string
  /** Where the fields stand in the form's body: `customer` makes `customer.phone`, an empty text `phone`. */
  readonly field: string
  /** Asks for an address too: a delivery. */
  readonly address?: boolean
}

/**
 * The fields that tell who a guest is, phone first; while one types, guests that fit appear below and fill the rest by one tap.
 * `client/kit/customer-picker.ts` makes it work. With `data-command="customers"` or `"bookings"` around it, it needs no script of the page's own.
 * @returns the fields: `{field}.id` (hidden), `.phone`, `.name` and, where asked for, `.address`
 */
export function CustomerPicker({ id, field, address }: CustomerPickerProps) {
  const t = useWords()
  const name = (part: string): string => (field === '' ? part : `${field}.${part}`)
  return (
    <div class="customer-picker" data-customer-picker>
      <input type="hidden" name={name('id')} data-customer="id" />
      <label class="labelled">
        <span>{t('guests.phone')}</span>
        <span class="field">
          <Icon name="phone" size="small" />
          <input
            id={`${id}-phone`} name={name('phone')} data-customer="phone" type="tel" inputmode="tel" autocomplete="off" maxlength={40}
            role="combobox" aria-autocomplete="list" aria-expanded="false" aria-controls={`${id}-found`}
          />
        </span>
      </label>
      <label class="labelled">
        <span>{t('guests.name')}</span>
        <span class="field">
          <Icon name="guests" size="small" />
          <input
            id={`${id}-name`} name={name('name')} data-customer="name" autocomplete="off" maxlength={120}
            role="combobox" aria-autocomplete="list" aria-expanded="false" aria-controls={`${id}-found`}
          />
        </span>
      </label>
      <div class="customer-found" id={`${id}-found`} role="listbox" aria-label={t('guests.known-guests')} data-found hidden />
      {address && (
        <label class="labelled customer-address">
          <span>{t('guests.address')}</span>
          <span class="field"><input id={`${id}-address`} name={name('address')} data-customer="address" autocomplete="off" maxlength={300} /></span>
        </label>
      )}
      <p class="customer-hint muted" data-customer-hint hidden />
    </div>
  )
}
