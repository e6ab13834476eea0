import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, it } from 'vitest'
import { postSigned } from '../outside/post-signed'
import { sign, signatureHeader } from '../outside/signature'
import { describeProvider } from './provider-contract'
import { createTestProvider } from './test-provider'
import { startTestProvider } from './test-provider-server'

const secret = 'a secret of the tests'

describeProvider('The test provider', async () => {
  const server = await startTestProvider({ secret })
  const caught: { headers: Headers; body: string }[] = []
  const house = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk: Buffer) => void (body += chunk.toString()))
    request.on('end', () => {
      caught.push({ headers: new Headers({ [signatureHeader]: String(request.headers[signatureHeader]) }), body })
      response.end('{}')
    })
  })
  await new Promise<void>(resolve => house.listen(0, '127.0.0.1', resolve))
  const callbackUrl = `http://127.0.0.1:${(house.address() as AddressInfo).port}/`
  const provider = createTestProvider({ url: server.url, secret })
  return {
    provider: { ...provider, request: ask => provider.request({ ...ask, callbackUrl }) },
    pay: async reference => {
      expect(await server.pay(reference)).toBe(200)
      return caught.at(-1) ?? expect.unreachable('no callback came')
    },
    signedAt: (body, at) => new Headers({ [signatureHeader]: sign(secret, body, at) }),
    fall: () => server.close(),
    close: async () => {
      await server.close()
      await new Promise(resolve => house.close(resolve))
    },
  }
})

it('takes orders only from who knows the secret', async () => {
  const server = await startTestProvider({ secret })
  const answer = await postSigned({ url: server.url, secret: 'another secret, as long' }, '/collections', { reference: 'c1', amountPaise: 1 })
  expect([answer.status, server.open()]).toEqual([403, []])
  await server.close()
})
