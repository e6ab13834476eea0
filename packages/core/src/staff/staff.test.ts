import { expect, it } from 'vitest'
import type { Principal } from '../kernel/env'
import { act } from '../kernel/testing'
import { changeQuantity, voidLine } from '../order/lines'
import { addLine } from '../order/add-line'
import { fireOrder } from '../order/fire'
import { seatTable } from '../table/table'
import { approvedBy, opened, staffWith } from '../restaurant.testing'
import { addStaffMember, disableStaffMember, enableStaffMember, setStaffRights } from './members'
import { staff } from './staff'

const manager = { by: staffWith('manager') }
const asWim = (rights: Pick<Principal, 'allow' | 'deny'> = {}): { by: Principal } => ({ by: { kind: 'staff', id: 'wim', roles: ['waiter'], ...rights } })
const team = opened.given(act(addStaffMember, 'olga', { roles: ['owner'] }), act(addStaffMember, 'wim', { roles: ['waiter'] }))

it('adds people with their roles, and changes them', () => {
  team.when(act(addStaffMember, 'kim', { roles: ['kitchen', 'pass'] }, manager))
    .then([{ type: 'StaffMemberAdded', data: { staffId: 'kim', roles: ['kitchen', 'pass'] } }])
  team.when(act(addStaffMember, 'wim', { roles: ['cashier'] }, manager)).then([{ type: 'StaffRolesChanged', data: { staffId: 'wim', roles: ['cashier'] } }])
  team.when(act(addStaffMember, 'wim', { roles: ['waiter'] }, manager)).then([])
})

it('takes access away and gives it back', () => {
  const gone = team.when(act(disableStaffMember, 'wim', {}, manager))
  gone.then([{ type: 'StaffMemberDisabled' }])
  expect(gone.story.state(staff, 'staff').members['wim']).toEqual({ staffId: 'wim', roles: ['waiter'], disabled: true, allow: [], deny: [], revision: 2 })
  gone.story.when(act(disableStaffMember, 'wim', {}, manager)).then([])
  gone.story.when(act(addStaffMember, 'wim', { roles: ['pass'] }, manager)).then([{ type: 'StaffMemberEnabled' }, { type: 'StaffRolesChanged' }])
  gone.story.when(act(enableStaffMember, 'wim', {}, manager)).then([{ type: 'StaffMemberEnabled' }])
  team.when(act(enableStaffMember, 'wim', {}, manager)).then([])
})

it('lets only an owner change an owner', () => {
  team.when(act(addStaffMember, 'kim', { roles: ['owner'] }, manager)).refused('forbidden')
  team.when(act(addStaffMember, 'olga', { roles: ['waiter'] }, manager)).refused('forbidden')
  team.when(act(disableStaffMember, 'olga', {}, manager)).refused('forbidden')
  team.when(act(setStaffRights, 'olga', { allow: [], deny: ['orders.take'] }, manager)).refused('forbidden')
})

it('keeps one owner who may sign in and do everything', () => {
  team.when(act(disableStaffMember, 'olga', {})).refused('last-owner')
  team.when(act(addStaffMember, 'olga', { roles: ['manager'] })).refused('last-owner')
  team.when(act(setStaffRights, 'olga', { allow: [], deny: ['people.manage'] })).refused('last-owner')
  const two = team.given(act(addStaffMember, 'omar', { roles: ['owner'] }))
  two.when(act(addStaffMember, 'olga', { roles: ['manager'] })).then([{ type: 'StaffRolesChanged' }])
  two.given(act(disableStaffMember, 'omar', {})).when(act(disableStaffMember, 'olga', {})).refused('last-owner')
  two.given(act(setStaffRights, 'omar', { allow: [], deny: ['orders.take'] })).when(act(disableStaffMember, 'olga', {})).refused('last-owner')
})

it('refuses no roles, unknown roles, unknown people, unknown rights', () => {
  team.when(act(addStaffMember, 'kim', { roles: [] })).refused('invalid-body')
  team.when(act(addStaffMember, 'kim', { roles: ['king' as 'owner'] })).refused('invalid-body')
  team.when(act(disableStaffMember, 'kim', {})).refused('unknown-staff')
  team.when(act(disableStaffMember, 'constructor', {})).refused('unknown-staff')
  team.when(act(setStaffRights, 'constructor', { allow: [], deny: [] })).refused('unknown-staff')
  team.when(act(setStaffRights, 'wim', { allow: ['everything'], deny: [] })).refused('invalid-body')
  team.when(act(addStaffMember, 'constructor', { roles: ['waiter'] })).then([{ type: 'StaffMemberAdded', data: { staffId: 'constructor' } }])
})

it('allows and denies single rights, in the order of the list, and says nothing twice', () => {
  const told = team.when(act(setStaffRights, 'wim', { allow: ['tenders.take', 'bills.issue'], deny: ['orders.void'] }, manager))
  told.then([{ type: 'StaffRightsChanged', data: { staffId: 'wim', allow: ['bills.issue', 'tenders.take'], deny: ['orders.void'] } }])
  told.story.when(act(setStaffRights, 'wim', { allow: ['bills.issue', 'tenders.take'], deny: ['orders.void'] }, manager)).then([])
})

it('refuses a change that rests on an older reading', () => {
  const changed = team.given(act(setStaffRights, 'wim', { allow: [], deny: ['orders.void'], revision: 1 }))
  changed.when(act(setStaffRights, 'wim', { allow: ['bills.issue'], deny: [], revision: 1 })).refused('version-conflict')
  changed.when(act(addStaffMember, 'wim', { roles: ['cashier'], revision: 1 })).refused('version-conflict')
  changed.when(act(disableStaffMember, 'wim', { revision: 1 })).refused('version-conflict')
  changed.when(act(enableStaffMember, 'wim', { revision: 1 })).refused('version-conflict')
  changed.when(act(addStaffMember, 'wim', { roles: ['waiter'], revision: 0 })).refused('version-conflict')
  changed.when(act(setStaffRights, 'wim', { allow: ['bills.issue'], deny: [], revision: 2 })).then([{ type: 'StaffRightsChanged' }])
})

it('lets nobody give more than they hold, and only an owner the rights that rule over others', () => {
  const withMeera = team.given(act(addStaffMember, 'meera', { roles: ['manager'] }))
  const noTill: { by: Principal } = { by: { kind: 'staff', id: 'meera', roles: ['manager'], deny: ['tenders.take'] } }
  const denied = withMeera.given(act(setStaffRights, 'meera', { allow: [], deny: ['tenders.take'] }))
  denied.when(act(setStaffRights, 'meera', { allow: [], deny: [] }, noTill)).refused('forbidden')
  denied.when(act(setStaffRights, 'wim', { allow: ['tenders.take'], deny: [] }, noTill)).refused('forbidden')
  denied.when(act(addStaffMember, 'wim', { roles: ['cashier'] }, noTill)).refused('forbidden')
  denied.when(act(setStaffRights, 'meera', { allow: [], deny: [] })).then([{ type: 'StaffRightsChanged' }])
  for (const id of ['people.manage', 'settings.edit']) {
    withMeera.when(act(setStaffRights, 'wim', { allow: [id], deny: [] }, manager)).refused('forbidden')
    withMeera.when(act(setStaffRights, 'wim', { allow: [id], deny: [] })).then([{ type: 'StaffRightsChanged' }])
  }
  const deputy = asWim({ allow: ['people.manage'] })
  team.when(act(addStaffMember, 'kim', { roles: ['manager'] }, deputy)).refused('forbidden')
  team.when(act(addStaffMember, 'kim', { roles: ['waiter'] }, deputy)).then([{ type: 'StaffMemberAdded' }])
  team.when(act(addStaffMember, 'kim', { roles: ['waiter'] }, asWim())).refused('forbidden')
})

it('asks a waiter whose void right was taken for a PIN, and leaves the rest of the table to her', () => {
  const order = team.given(
    act(seatTable, 't1', { covers: 2, orderId: 'o1' }, asWim()), act(addLine, 'o1', { lineId: 'l1', itemId: 'naan', quantity: '2' }, asWim()),
    act(fireOrder, 'o1', {}, asWim()), act(addLine, 'o1', { lineId: 'l2', itemId: 'dosa', quantity: '1' }, asWim()))
  const denied = asWim({ deny: ['orders.void'] })
  order.when(act(voidLine, 'o1', { lineId: 'l1', reason: 'left' }, asWim()))
    .then([{ type: 'LineVoided', data: { lineId: 'l1' } }, { type: 'TicketLineCancelled' }, { type: 'TicketCancelOpened' }])
  order.when(act(voidLine, 'o1', { lineId: 'l1', reason: 'left' }, denied)).refused('approval-required')
  order.when(act(changeQuantity, 'o1', { lineId: 'l1', delta: '-1', reason: 'left' }, denied)).refused('approval-required')
  order.when(act(voidLine, 'o1', { lineId: 'l1', reason: 'left' }, { ...denied, approval: approvedBy('kitchen') })).refused('approval-forbidden')
  order.when(act(voidLine, 'o1', { lineId: 'l1', reason: 'left' }, { ...denied, approval: approvedBy('manager') }))
    .then([{ type: 'LineVoided', data: { approvedBy: 'the-manager' } }, { type: 'TicketLineCancelled' }, { type: 'TicketCancelOpened' }])
  order.when(act(voidLine, 'o1', { lineId: 'l2' }, denied)).then([{ type: 'LineVoided' }])
  order.when(act(fireOrder, 'o1', {}, denied)).then([{ type: 'OrderFired' }, { type: 'TicketOpened' }, { type: 'SerialTaken' }])
})
