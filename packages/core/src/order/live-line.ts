import { refuse } from '../kernel/errors'
import { own } from '../kernel/own'
import type { OrderLine, OrderState } from './order'

/** @returns a line that stands @throws RestoflowError `unknown-line`, `line-voided` */
export function requireLine(state: OrderState, lineId: string): OrderLine {
  const line = own(state.lines, lineId) ?? refuse('unknown-line', `The order has no line ${lineId}.`)
  return line.voided ? refuse('line-voided', `${line.name} is void.`) : line
}
