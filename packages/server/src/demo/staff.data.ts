import type { DemoPerson } from './demo-restaurant'

/** Eight people, every role among them. */
export const staff: readonly DemoPerson[] = [
  { staffId: 'meera', name: 'Meera Iyer', roles: ['manager'], pin: '4071', initials: 'MI' },
  { staffId: 'farah', name: 'Farah Khan', roles: ['cashier'], pin: '8264', initials: 'FK' },
  { staffId: 'ravi', name: 'Ravi Kumar', roles: ['waiter'], pin: '3952', initials: 'RK' },
  { staffId: 'asha', name: 'Asha Nair', roles: ['waiter'], pin: '7318', initials: 'AN' },
  { staffId: 'gopal', name: 'Gopal Das', roles: ['kitchen'], pin: '6140', initials: 'GD' },
  { staffId: 'lakshmi', name: 'Lakshmi Rao', roles: ['kitchen'], pin: '2586', initials: 'LR' },
  { staffId: 'imran', name: 'Imran Sheikh', roles: ['pass', 'waiter'], pin: '9437', initials: 'IS' },
  { staffId: 'vikram', name: 'Vikram Shetty', roles: ['owner'], pin: '5803', initials: 'VS' },
]
