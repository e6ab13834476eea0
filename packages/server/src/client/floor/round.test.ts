import { expect, it } from 'vitest'
import { addedAgain, leftOut } from './round'

const line = (id: string, itemId: string, state = 'new') => ({ id, itemId, name: itemId, quantity: '1', state })

it('tells what a repeated round added from what was there, and what it left out', () => {
  const lines = [line('a', 'beer', 'sent'), line('b', 'cola'), line('c', 'beer'), line('d', 'beer')]
  const added = addedAgain(new Set(['a', 'b']), lines)
  expect(added.map(({ id }) => id)).toEqual(['c', 'd'])
  const round = ['beer', 'beer', 'beer', 'naan'].map(itemId => ({ itemId, name: itemId }))
  expect(leftOut(round, added)).toEqual([{ itemId: 'beer', name: 'beer' }, { itemId: 'naan', name: 'naan' }])
})
