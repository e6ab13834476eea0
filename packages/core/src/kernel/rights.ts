import type { Role } from './env'
import { refuse } from './errors'

/** What a person may be allowed or denied alone: one line of {@link rights}. */
export interface Right {
  readonly id: string
  /** For lists of rights: what belongs together. */
  readonly group: 'orders' | 'kitchen' | 'till' | 'approvals' | 'set-up'
  /** What it is called in a refusal. */
  readonly name: string
  /** Who has it without a word said about the person: the `roles` of its commands. */
  readonly roles: readonly Role[]
  /** Commands that need it; a right without any is asked for within decisions, or at the edge. */
  readonly commands: readonly string[]
  /** Only an owner gives it to a person whose role has it not, or gives it back. */
  readonly ownerGrants?: true
}

/** Whoever rights are asked of: a principal, or somebody who approves. */
export interface Rightful {
  readonly roles: readonly Role[]
  /** Rights beyond those of the roles; absent for keys and devices. */
  readonly allow?: readonly string[]
  /** Rights taken away; they win. */
  readonly deny?: readonly string[]
}

const everywhere: readonly Role[] = ['owner', 'manager', 'waiter', 'kitchen', 'pass', 'cashier']
const onTheFloor: readonly Role[] = ['owner', 'manager', 'waiter', 'cashier']
const cooking: readonly Role[] = ['owner', 'manager', 'kitchen']
const passing: readonly Role[] = ['owner', 'manager', 'kitchen', 'pass']
const atTheTill: readonly Role[] = ['owner', 'manager', 'cashier']
const running: readonly Role[] = ['owner', 'manager']
const owning: readonly Role[] = ['owner']

/** THE list. Each command of the restaurant stands in exactly one line, whose roles are the command's own. */
export const rights = [
  {
    id: 'orders.take', group: 'orders', name: 'Take orders', roles: onTheFloor,
    commands: [
      'table.seat', 'table.clean', 'order.open', 'order.add-line', 'order.change-quantity', 'order.void-line', 'order.restore-line', 'order.repeat-round',
      'order.fire', 'order.hold-course', 'order.release-course', 'order.rename', 'order.set-covers', 'order.set-line-cover', 'order.set-customer', 'order.promise',
      'order.set-kind', 'order.set-source',
    ],
  },
  { id: 'orders.void', group: 'orders', name: 'Take off what the kitchen has', roles: onTheFloor, commands: [] },
  {
    id: 'orders.move', group: 'orders', name: 'Move orders and tables', roles: onTheFloor,
    commands: ['order.move', 'order.move-lines', 'order.merge', 'table.transfer', 'table.merge', 'table.unmerge'],
  },
  { id: 'orders.cancel', group: 'orders', name: 'Cancel orders', roles: onTheFloor, commands: ['order.cancel'] },
  { id: 'orders.ask-bill', group: 'orders', name: 'Ask for the bill', roles: onTheFloor, commands: ['order.request-bill', 'order.withdraw-bill-request'] },
  {
    id: 'guests.keep', group: 'orders', name: 'Keep the guest book', roles: onTheFloor,
    commands: [
      'reservation.request', 'reservation.accept', 'reservation.decline', 'reservation.change', 'reservation.cancel', 'reservation.arrive',
      'reservation.seat', 'reservation.no-show', 'reservation.restore',
    ],
  },
  { id: 'guests.erase', group: 'set-up', name: 'Close the guest book, erase guests', roles: running, commands: ['book.close'] },
  { id: 'tickets.work', group: 'kitchen', name: 'Cook tickets', roles: cooking, commands: ['ticket.start', 'ticket.acknowledge'] },
  { id: 'tickets.pass', group: 'kitchen', name: 'Bump and recall tickets', roles: passing, commands: ['ticket.ready', 'ticket.recall'] },
  { id: 'tickets.serve', group: 'kitchen', name: 'Mark food served', roles: everywhere, commands: ['ticket.serve', 'order.hand-over'] },
  { id: 'menu.eighty-six', group: 'kitchen', name: 'Mark items sold out', roles: cooking, commands: ['menu.eighty-six', 'menu.restore', 'menu.count'] },
  { id: 'bills.issue', group: 'till', name: 'Issue bills', roles: atTheTill, commands: ['bill.issue', 'order.acknowledge-bill-request'] },
  { id: 'bills.print', group: 'till', name: 'Print bills, and send guests a link', roles: atTheTill, commands: ['bill.print', 'credit-note.print'] },
  { id: 'bills.discount', group: 'till', name: 'Give discounts up to the cap', roles: atTheTill, commands: ['order.discount-line', 'order.comp-line'] },
  { id: 'promotions.apply', group: 'till', name: 'Put coupons and offers on bills', roles: atTheTill,
  commands: ['order.apply-promotion', 'order.remove-promotion'] },
  { id: 'bills.split', group: 'till', name: 'Split bills', roles: atTheTill, commands: ['order.split', 'order.unsplit'] },
  { id: 'orders.charge', group: 'orders', name: 'Add and waive charges', roles: onTheFloor, commands: ['order.add-charge', 'order.waive-charge'] },
  {
    id: 'tenders.take', group: 'till', name: 'Take payments', roles: atTheTill,
    commands: [
      'bill.take-tender', 'bill.take-tenders', 'bill.correct-tender', 'account.receive-payment', 'account.reverse-payment', 'voucher.sell',
      'collection.request', 'collection.cancel',
    ],
  },
  {
    id: 'bills.credit', group: 'till', name: 'Credit bills and refund', roles: atTheTill,
    commands: ['credit-note.issue', 'bill.refund', 'voucher.cancel', 'collection.return-surplus'],
  },
  { id: 'accounts.manage', group: 'till', name: 'Open due accounts, set their limits', roles: running, commands: ['account.define'] },
  {
    id: 'shifts.run', group: 'till', name: 'Open and count an own drawer', roles: atTheTill,
    commands: ['shift.open', 'shift.cash-in', 'shift.cash-out', 'shift.drop', 'shift.close', 'shift.hand-over'],
  },
  { id: 'shifts.oversee', group: 'till', name: 'Open and count the drawers of others', roles: running, commands: [] },
  { id: 'drawer.no-sale', group: 'till', name: 'Open the drawer without a sale', roles: atTheTill, commands: ['drawer.open-no-sale'] },
  { id: 'day.close', group: 'till', name: 'Close the business day', roles: atTheTill, commands: ['day.close', 'day.print'] },
  { id: 'reports.day', group: 'till', name: 'See the figures of the day', roles: running, commands: [] },
  { id: 'reports.loss', group: 'till', name: 'See voids, comps and refunds by person', roles: running, commands: [] },
  { id: 'approve.no-sale', group: 'approvals', name: 'Approve openings without a sale', roles: running, commands: [] },
  { id: 'approve.day-close', group: 'approvals', name: 'Approve the closing of a day', roles: running, commands: [] },
  { id: 'approve.void', group: 'approvals', name: 'Approve voids once cooking began', roles: running, commands: [] },
  { id: 'approve.comp', group: 'approvals', name: 'Approve comps', roles: running, commands: [] },
  { id: 'approve.tender', group: 'approvals', name: 'Approve corrected payments', roles: running, commands: [] },
  { id: 'approve.credit-note', group: 'approvals', name: 'Approve credit notes', roles: running, commands: [] },
  { id: 'approve.refund', group: 'approvals', name: 'Approve refunds as another tender or of old bills, cancel vouchers', roles: running, commands: [] },
  { id: 'approve.old-refund', group: 'approvals', name: 'Approve refunds of very old bills', roles: owning, commands: [] },
  { id: 'approve.unserved', group: 'approvals', name: 'Approve settling before food is served', roles: running, commands: [] },
  { id: 'approve.discount', group: 'approvals', name: 'Approve discounts above the cap', roles: running, commands: [] },
  {
    id: 'menu.edit', group: 'set-up', name: 'Change the menu', roles: running,
    commands: [
      'menu.define-tax-class', 'menu.define-modifier-group', 'menu.define-category', 'menu.define-item',
      'menu.remove-tax-class', 'menu.remove-modifier-group', 'menu.remove-category', 'menu.remove-item',
      'menu.change-prices', 'menu.apply-batch', 'menu.undo-batch',
    ],
  },
  {
    id: 'floor.edit', group: 'set-up', name: 'Change the floor plan', roles: running,
    commands: ['outlet.define-section', 'outlet.define-table', 'outlet.remove-table', 'outlet.remove-section', 'outlet.arrange-floor'],
  },
  { id: 'reports.read', group: 'set-up', name: 'Read reports and take them as files', roles: running, commands: [] },
  { id: 'stations.edit', group: 'set-up', name: 'Change stations', roles: running, commands: ['outlet.define-station', 'outlet.remove-station'] },
  { id: 'charges.edit', group: 'set-up', name: 'Change charges', roles: running, commands: ['outlet.define-charge', 'outlet.remove-charge'] },
  { id: 'promotions.edit', group: 'set-up', name: 'Change coupons and offers', roles: running, commands: ['outlet.define-promotion', 'outlet.remove-promotion'] },
  { id: 'terminals.manage', group: 'set-up', name: 'Let browsers in and take them out', roles: running, commands: [] },
  {
    id: 'people.manage', group: 'set-up', name: 'Manage people', roles: running, ownerGrants: true,
    commands: ['staff.add-member', 'staff.disable-member', 'staff.enable-member', 'staff.set-rights'],
  },
  {
    id: 'settings.edit', group: 'set-up', name: 'Change the settings', roles: owning, ownerGrants: true,
    commands: ['outlet.configure', 'outlet.change', 'outlet.stage-tax', 'outlet.withdraw-staged', 'outlet.stage-series'],
  },
] as const satisfies readonly Right[]

export type RightId = (typeof rights)[number]['id']

const byId: ReadonlyMap<string, Right> = new Map(rights.map(right => [right.id, right]))
const byCommand: ReadonlyMap<string, Right & { readonly id: RightId }> =
  new Map(rights.flatMap(right => right.commands.map((command: string) => [command, right] as const)))

/** @returns the right of this id, or undefined */
export function rightOf(id: string): Right | undefined {
  return byId.get(id)
}

/** @returns the right that a command needs; undefined for one that stands in no line, whose own roles then count */
export function rightFor(command: string): (Right & { readonly id: RightId }) | undefined {
  return byCommand.get(command)
}

/** @returns whether somebody has the right at this moment: denied beats allowed, allowed beats the roles */
export function holds({ roles, allow = [], deny = [] }: Rightful, id: RightId): boolean {
  if (deny.includes(id)) return false
  return allow.includes(id) || (byId.get(id)?.roles.some(role => roles.includes(role)) ?? false)
}

/** @returns every right that somebody has at this moment, in the list's order */
export function heldRights(by: Rightful): readonly RightId[] {
  return rights.filter(({ id }) => holds(by, id)).map(({ id }) => id)
}

/** @returns whether somebody may give the command */
export function mayGive(by: Rightful, { name, roles }: { readonly name: string; readonly roles: readonly Role[] | null }): boolean {
  const right = rightFor(name)
  return right ? holds(by, right.id) : (roles?.some(role => by.roles.includes(role)) ?? false)
}

/** @throws RestoflowError `forbidden` that names the right, and the roles that have it */
export function requireRight(by: Rightful, id: RightId): void {
  if (!holds(by, id)) refuseRight(id)
}

/** @throws RestoflowError `forbidden` */
export function refuseRight(id: RightId): never {
  const { name, roles } = byId.get(id) ?? { name: id, roles: owning }
  return refuse('forbidden', `"${name}" (${id}) is not among the rights here. ${whoText(roles)} may.`, { right: id, roles })
}

/** @returns `An owner, manager or cashier` */
export function whoText(roles: readonly Role[]): string {
  const last = roles.at(-1) ?? 'owner'
  const others = roles.slice(0, -1)
  return `An ${others.length === 0 ? last : `${others.join(', ')} or ${last}`}`
}
