import { expect, it } from 'vitest'
import { act } from '../kernel/testing'
import { opened, staffWith } from '../restaurant.testing'
import { addStaffMember, disableStaffMember, staff } from './staff'

const manager = { by: staffWith('manager') }
const team = opened.given(act(addStaffMember, 'olga', { roles: ['owner'] }), act(addStaffMember, 'wim', { roles: ['waiter'] }))

it('adds people with their roles, and changes them', () => {
  team.when(act(addStaffMember, 'kim', { roles: ['kitchen', 'pass'] }, manager)).then([{ type: 'StaffMemberAdded', data: { staffId: 'kim', roles: ['kitchen', 'pass'] } }])
  team.when(act(addStaffMember, 'wim', { roles: ['cashier'] }, manager)).then([{ type: 'StaffRolesChanged', data: { staffId: 'wim', roles: ['cashier'] } }])
  team.when(act(addStaffMember, 'wim', { roles: ['waiter'] }, manager)).then([])
})

it('takes access away and gives it back', () => {
  const gone = team.when(act(disableStaffMember, 'wim', {}, manager))
  gone.then([{ type: 'StaffMemberDisabled' }])
  expect(gone.story.state(staff, 'staff').members['wim']).toEqual({ staffId: 'wim', roles: ['waiter'], disabled: true })
  gone.story.when(act(disableStaffMember, 'wim', {}, manager)).then([])
  gone.story.when(act(addStaffMember, 'wim', { roles: ['pass'] }, manager)).then([{ type: 'StaffMemberEnabled' }, { type: 'StaffRolesChanged' }])
})

it('lets only an owner change an owner', () => {
  team.when(act(addStaffMember, 'kim', { roles: ['owner'] }, manager)).refused('forbidden')
  team.when(act(addStaffMember, 'olga', { roles: ['waiter'] }, manager)).refused('forbidden')
  team.when(act(disableStaffMember, 'olga', {}, manager)).refused('forbidden')
})

it('keeps one owner who may sign in', () => {
  team.when(act(disableStaffMember, 'olga', {})).refused('last-owner')
  team.when(act(addStaffMember, 'olga', { roles: ['manager'] })).refused('last-owner')
  const two = team.given(act(addStaffMember, 'omar', { roles: ['owner'] }))
  two.when(act(addStaffMember, 'olga', { roles: ['manager'] })).then([{ type: 'StaffRolesChanged' }])
  two.given(act(disableStaffMember, 'omar', {})).when(act(disableStaffMember, 'olga', {})).refused('last-owner')
})

it('refuses no roles, unknown roles, unknown people', () => {
  team.when(act(addStaffMember, 'kim', { roles: [] })).refused('invalid-body')
  team.when(act(addStaffMember, 'kim', { roles: ['king' as 'owner'] })).refused('invalid-body')
  team.when(act(disableStaffMember, 'kim', {})).refused('unknown-staff')
  team.when(act(disableStaffMember, 'constructor', {})).refused('unknown-staff')
  team.when(act(addStaffMember, 'constructor', { roles: ['waiter'] })).then([{ type: 'StaffMemberAdded', data: { staffId: 'constructor' } }])
})
