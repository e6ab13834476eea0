import { inflateRawSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { checkZip } from '../menu-sheet/zip'
import { zipOf } from './zip'

it('packs files so that each comes out as it went in', () => {
  const texts = ['a,b\r\n1,2\r\n', '', 'मसाला डोसा,₹120.00\r\n'.repeat(500)]
  const zip = Buffer.from(zipOf(texts.map((text, nth) => ({ name: `गणना-${nth}.csv`, bytes: Buffer.from(text) }))))
  checkZip(zip)
  for (let [at, nth] = [zip.readUInt32LE(zip.length - 6), 0]; nth < texts.length; nth += 1) {
    const [packed, title, local] = [zip.readUInt32LE(at + 20), zip.readUInt16LE(at + 28), zip.readUInt32LE(at + 42)]
    expect(zip.toString('utf8', at + 46, at + 46 + title)).toBe(`गणना-${nth}.csv`)
    const start = local + 30 + title
    expect(inflateRawSync(zip.subarray(start, start + packed)).toString()).toBe(texts[nth])
    at += 46 + title
  }
  // CRC-32 of "123456789" is the check value of its definition
  expect(Buffer.from(zipOf([{ name: 'check', bytes: Buffer.from('123456789') }])).readUInt32LE(14)).toBe(0xcbf43926)
})
