import { describe, expect, it } from 'vitest'
import { rank } from './menu-rank'

const text = 'paneer tikka roll पनीर टिक्का रोल ptr'

describe('rank', () => {
  it('prefers the code, then the beginning of the name, then beginnings of its words', () => {
    const ranks = ['ptr', 'paneer ti', 'tikka ro', 'pt', 'ikka', 'dosa'].map(typed => rank(typed, text, 'ptr'))
    expect(ranks).toEqual([5, 4, 3, 3, 1, 0])
  })

  it('finds Hindi names, words in any order, and capital letters', () => {
    expect(rank('टिक्का', text, 'ptr')).toBe(3)
    expect(rank('Roll PANEER', text, 'ptr')).toBe(3)
    expect(rank('   ', text, 'ptr')).toBe(0)
  })
})
