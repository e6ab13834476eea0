import type { TicketLine } from '@restoflow/core'
import { localName, secondName, useWords } from '../../words/words'
import { classes } from './attributes'

/** @returns how much of what, in both languages, with what the guest wished; the note stands in a box */
export function TicketLineText({ line }: { line: TicketLine }) {
  const t = useWords()
  const second = secondName(line)
  return (
    <>
      <span class={classes('quantity', line.quantity !== '1' && 'many')}>{line.quantity}<span class="visually-hidden"> ×</span></span>
      <span>
        <span class="name">{localName(line)}</span>
        {second && <span lang={second.lang} class="hi">{second.text}</span>}
        {line.modifiers.map(({ quantity, ...modifier }) => {
          const beside = secondName(modifier)
          return (
            <span class="modifier">
              {quantity > 1 ? `${quantity} × ${localName(modifier)}` : localName(modifier)}{beside && <span lang={beside.lang}>{` ${beside.text}`}</span>}
            </span>
          )
        })}
        {line.note !== undefined && <span class="kitchen-note">{line.note}</span>}
        {line.cover !== undefined && <span class="seat">{t('kitchen.cover', { number: line.cover })}</span>}
      </span>
    </>
  )
}
