import { createHash } from 'node:crypto'
import { canonicalJson, type Envelope } from '@restoflow/core'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { chainHash, chainStart, envelopeText } from './hash'

const text = fc.string({ unit: 'binary', maxLength: 40 })
const envelope: fc.Arbitrary<Envelope> = fc.record({
  outlet: text, position: fc.integer({ min: 1 }), id: text, stream: text, version: fc.integer({ min: 1 }), type: text, at: text,
  by: fc.record({ kind: fc.constantFrom('staff' as const, 'key' as const), id: text }), commandId: text,
  data: fc.jsonValue({ stringUnit: 'binary' }),
})

it('writes the envelope as RFC 8785 does', () => {
  fc.assert(fc.property(envelope, event => {
    expect(envelopeText(event, canonicalJson(event.data))).toBe(canonicalJson(event))
  }))
})

it('hashes the previous hash as raw bytes and the text as UTF-8', () => {
  const plain = (previous: string, words: string): string =>
    createHash('sha256').update(Buffer.from(previous, 'hex')).update(words, 'utf8').digest('hex')
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), words => {
    const first = chainHash(chainStart, words)
    expect(first).toBe(plain(chainStart, words))
    expect(chainHash(first, words)).toBe(plain(first, words))
  }))
  const long = 'मसाला डोसा '.repeat(20_000)
  expect(chainHash(chainStart, long)).toBe(plain(chainStart, long))
})
