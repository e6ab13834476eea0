import { expect, it } from 'vitest'
import { Attempts } from './attempts'

const limits = { triesMax: 3, lockMs: [1_000, 10_000], forgetMs: 60_000 }

function counted(): { attempts: Attempts; pass(ms: number): void } {
  let nowMs = 1_000_000
  return { attempts: new Attempts(limits, () => nowMs), pass: ms => void (nowMs += ms) }
}

it('locks after the last try, longer each time, and says for how long', () => {
  const { attempts, pass } = counted()
  expect([1, 2, 3].map(() => attempts.begin('a'))).toEqual([2, 1, 0])
  expect(() => attempts.begin('a')).toThrow(expect.objectContaining({ code: 'too-many-attempts', extra: { retryAfterSeconds: 1 } }))
  pass(1_001)
  expect([1, 2, 3].map(() => attempts.begin('a'))).toEqual([2, 1, 0])
  expect(() => attempts.begin('a')).toThrow(expect.objectContaining({ extra: { retryAfterSeconds: 10 } }))
  expect(attempts.begin('b')).toBe(2)
})

it('forgets when the key was right, or when nobody tried for long', () => {
  const { attempts, pass } = counted()
  attempts.begin('a')
  attempts.begin('a')
  attempts.forgive('a')
  expect(attempts.begin('a')).toBe(2)
  attempts.begin('a')
  pass(60_001)
  expect(attempts.begin('a')).toBe(2)
})

it('takes a single try back, even the one that locked', () => {
  const { attempts } = counted()
  attempts.begin('a')
  attempts.begin('a')
  attempts.begin('a')
  attempts.refund('a')
  expect(attempts.lockedUntilMs('a')).toBeNull()
  expect(attempts.begin('a')).toBe(0)
})
