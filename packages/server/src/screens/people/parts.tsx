import { useWords } from '../../words/words'
import { Button } from '../kit/atoms'
import type { Attributes } from '../kit/attributes'

/** @returns what makes a button or a form give a command that waits for no connection */
export function commandOf(command: string, errors: string, body?: string): Attributes {
  return { 'data-command': command, 'data-errors': errors, 'data-needs-connection': true, ...(body !== undefined && { 'data-body': body }) }
}

export interface ConfirmProps {
  readonly text: string
  readonly sure: string
  readonly yes: string
  readonly command: string
  readonly body?: string
  readonly errors: string
}

/** @returns something that can't be undone by a tap: it opens, says what will happen, and asks once more */
export function Confirm({ text, sure, yes, command, body, errors }: ConfirmProps) {
  return (
    <details class="confirm">
      <summary class="button">{text}</summary>
      <div class="confirm-body">
        <p>{sure}</p>
        <Button kind="danger" attributes={commandOf(command, errors, body)}>{yes}</Button>
      </div>
    </details>
  )
}

/** @returns the line for a name, with what becomes of it */
export function NameField({ value, disabled = false }: { value: string; disabled?: boolean }) {
  const t = useWords()
  return (
    <label class="labelled">
      <span>{t('people.name')}</span>
      <span class="field"><input name="name" value={value} maxlength={120} autocomplete="off" required disabled={disabled} /></span>
      <small class="muted">{t('people.name-hint')}</small>
    </label>
  )
}

/** @returns the dialog that shows a new PIN once; the page's script fills it in */
export function PinDialog() {
  return (
    <dialog class="dialog" id="pin-dialog" aria-labelledby="pin-dialog-title">
      <header><h2 id="pin-dialog-title" /></header>
      <div class="dialog-body">
        <output class="new-pin num" id="new-pin" />
        <p class="muted" id="new-pin-text" />
      </div>
      <footer><button type="button" class="button primary large" id="pin-dialog-close" /></footer>
    </dialog>
  )
}
