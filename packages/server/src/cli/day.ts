import { requireText, textOf, UsageError } from './arguments'
import { dayToClose, type dayStanding } from '../http/day-reports'
import { administer } from './administer'
import type { Context } from './context'

type StatusAnswer = Awaited<ReturnType<typeof dayStanding>>

interface CloseAnswer {
  readonly businessDay: string
  readonly zNumber: string
  readonly approvedBy: string
  readonly carriedOver: readonly { readonly orderId: string; readonly label: string }[]
}

/** `day status`: which business day is open, which were not closed, and what stands against closing the first of them. */
export async function showDay(context: Context): Promise<void> {
  const status = await administer<StatusAnswer>(context, 'day.status', {})
  const next = dayToClose(status)
  context.output.result({ ...status }, [
    `Open     ${status.openDay}`,
    `Unclosed ${status.unclosed.join(', ') || 'none'}`,
    status.blockers.length === 0 ? `Nothing stands against closing ${next}.` : `Against closing ${next}:`,
    ...status.blockers.map(({ kind, id, label }) => `  ${kind.padEnd(12)} ${label} (${id})`),
  ])
}

/**
 * `day close [DAY] --by ID [--carry ORDER,…]`: closes a business day with the PIN of somebody who may approve it. The PIN is the first line
 * of standard input: what is typed as an argument stands in the lists of processes and in the shell's history.
 */
export async function closeDay(context: Context): Promise<void> {
  const { typed, output } = context
  const [day] = typed.positionals
  const by = requireText(typed, 'by', 'meera')
  const carryOver = textOf(typed, 'carry')?.split(',').map(part => part.trim()).filter(part => part !== '')
  if (process.stdin.isTTY) process.stderr.write(`PIN of ${by}: `)
  const pin = await firstLine(process.stdin)
  if (!/^\d{4,12}$/.test(pin)) throw new UsageError('Give the PIN on standard input, for example: restoflow day close --by meera < pin.txt')
  const closed = await administer<CloseAnswer>(context, 'day.close', {
    by, pin, ...(day !== undefined && { day }), ...(carryOver && { carryOver }),
  })
  output.result({ ...closed }, [
    `${closed.businessDay} is closed as ${closed.zNumber}, approved by ${closed.approvedBy}.`,
    ...closed.carriedOver.map(({ label, orderId }) => `  goes on: ${label} (${orderId})`),
  ])
}

const lineCharactersMax = 200

/** @returns what stands before the first line break, without spaces around it */
async function firstLine(input: AsyncIterable<unknown>): Promise<string> {
  let text = ''
  for await (const chunk of input) {
    text += String(chunk)
    if (text.includes('\n') || text.length > lineCharactersMax) break
  }
  return (text.split('\n')[0] ?? '').trim()
}
