import type { TicketLine } from '@restoflow/core'
import { classes } from './attributes'
import { hindi } from './atoms'

/** @returns how much of what, in both languages, with what the guest wished; the note stands in a box */
export function TicketLineText({ line }: { line: TicketLine }) {
  const hi = hindi(line.names)
  return (
    <>
      <span class={classes('quantity', line.quantity !== '1' && 'many')}>{line.quantity}<span class="visually-hidden"> ×</span></span>
      <span>
        <span class="name">{line.name}</span>
        {hi !== undefined && <span lang="hi" class="hi">{hi}</span>}
        {line.modifiers.map(({ quantity, name, names }) => {
          const modifierHi = hindi(names)
          return (
            <span class="modifier">
              {quantity > 1 ? `${quantity} × ${name}` : name}{modifierHi !== undefined && <span lang="hi">{` ${modifierHi}`}</span>}
            </span>
          )
        })}
        {line.note !== undefined && <span class="kitchen-note">{line.note}</span>}
        {line.cover !== undefined && <span class="seat">{`Cover ${line.cover}`}</span>}
      </span>
    </>
  )
}
