import fc from 'fast-check'
import { expect, it } from 'vitest'
import { PacketLimit } from './packet-limit'

/** A packet of that many bytes after its header. */
function packet(length: number): Buffer {
  const header = [0x30]
  let rest = length
  do {
    header.push((rest % 128) | (rest > 127 ? 0x80 : 0))
    rest = Math.floor(rest / 128)
  } while (rest > 0)
  return Buffer.concat([Buffer.from(header), Buffer.alloc(length, 0xff)])
}

it('accepts any packets up to the limit, however they are cut into chunks, and refuses the first above it', () => {
  const lengths = fc.array(fc.integer({ min: 0, max: 300 }), { maxLength: 8 })
  fc.assert(fc.property(lengths, fc.integer({ min: 201, max: 70_000 }), fc.integer({ min: 1, max: 97 }), (sizes, large, step) => {
    const limit = new PacketLimit(300)
    const stream = Buffer.concat(sizes.map(packet))
    for (let at = 0; at < stream.length; at += step) expect(limit.accepts(stream.subarray(at, at + step))).toBe(true)
    expect(limit.accepts(packet(large))).toBe(large <= 300)
  }))
})

it('refuses by the declared length, before the bytes come', () => {
  expect(new PacketLimit().accepts(Buffer.from([0x30, 0x80, 0x80, 0x04]))).toBe(true)
  expect(new PacketLimit().accepts(Buffer.from([0x30, 0x81, 0x80, 0x04]))).toBe(false)
  expect(new PacketLimit().accepts(Buffer.from([0x30, 0x80, 0x80, 0x80, 0x80]))).toBe(false)
})
