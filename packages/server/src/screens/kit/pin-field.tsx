import { useWords } from '../../words/words'
import { Icon } from './icon'

/** @returns the field for the PIN of who approves: `approval.pin` */
export function PinField() {
  const t = useWords()
  return (
    <label class="labelled">
      <span>{t('common.pin')}</span>
      <span class="field">
        <Icon name="lock" size="small" />
        <input name="approval.pin" type="password" inputmode="numeric" autocomplete="off" minlength={4} maxlength={12} required />
      </span>
    </label>
  )
}
