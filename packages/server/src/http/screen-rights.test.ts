import { roles } from '@restoflow/core'
import { expect, it } from 'vitest'
import { worksOn } from './screen-rights'

const screens = ['floor', 'kitchen', 'till', 'guests', 'menu', 'settings', 'setup'] as const
const of = (by: Parameters<typeof worksOn>[1]): readonly string[] => screens.filter(screen => worksOn(screen, by))

it('opens to each role the screens of its work', () => {
  expect(Object.fromEntries(roles.map(role => [role, of({ roles: [role] }).join(' ')]))).toEqual({
    owner: 'floor kitchen till guests menu settings setup', manager: 'floor kitchen till guests menu settings',
    waiter: 'floor guests', kitchen: 'kitchen menu', pass: 'kitchen', cashier: 'floor till guests',
  })
})

it('follows what is allowed and denied a person', () => {
  expect(of({ roles: ['waiter'], allow: ['tenders.take'] })).toEqual(['floor', 'till', 'guests'])
  expect(of({ roles: ['cashier'], deny: ['bills.issue'] })).toEqual(['floor', 'till', 'guests'])
  expect(of({ roles: ['cashier'], deny: ['bills.issue', 'tenders.take'] })).toEqual(['floor', 'guests'])
  expect(of({ roles: ['waiter'], allow: ['menu.edit'], deny: ['orders.take'] })).toEqual(['floor', 'guests', 'menu'])
})
