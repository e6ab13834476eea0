import { createHash, verify } from 'node:crypto'
import { expect, it } from 'vitest'
import { describePortal, sampleInv01 } from './portal-contract'
import { createTestPortal } from './test-portal'
import { irnOf, startTestPortal } from './test-portal-server'

const secret = 'a secret of the tests'

describePortal('The test portal', async () => {
  const server = await startTestPortal({ secret })
  return {
    portal: createTestPortal({ url: server.url, secret }),
    readQr: signedQr => {
      const [head = '', body = '', signature = ''] = signedQr.split('.')
      if (!verify('RSA-SHA256', Buffer.from(`${head}.${body}`), server.publicKey, Buffer.from(signature, 'base64url'))) return null
      const { data } = JSON.parse(Buffer.from(body, 'base64url').toString()) as { data: string }
      return JSON.parse(data) as Readonly<Record<string, unknown>>
    },
    fall: () => server.setDown(true),
    close: () => server.close(),
  }
})

it('makes the number as the real portal does: of seller, financial year, kind and number', () => {
  expect(irnOf(sampleInv01())).toBe(createHash('sha256').update('27AAPFU0939F1ZV2026-27INVKC/26-27/1').digest('hex'))
})

it('takes documents only from who knows the secret', async () => {
  const server = await startTestPortal({ secret })
  await expect(createTestPortal({ url: server.url, secret: 'another secret, as long' }).register(sampleInv01())).rejects.toMatchObject({ code: '1005' })
  expect(server.registered()).toEqual([])
  await server.close()
})
