import { createServer, type Server } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, it } from 'vitest'
import WebSocket from 'ws'
import { startBroker, type Broker } from './broker'
import { connectDevice } from './client.testing'
import { openDemoHouse, type DemoHouse } from './demo-house.testing'

let house: DemoHouse
let broker: Broker
let server: Server
let address: string

beforeEach(async () => {
  house = await openDemoHouse()
  broker = await startBroker(house, { port: 0, host: '127.0.0.1', log: () => undefined })
  server = createServer((_, response) => response.end('a page'))
  broker.attach(server)
  await once(server.listen(0, '127.0.0.1'), 'listening')
  address = `127.0.0.1:${(server.address() as AddressInfo).port}`
})

afterEach(async () => {
  await broker.close()
  server.closeAllConnections()
  server.close()
  await house.close()
})

it('serves a display at /mqtt as it does over TCP', async () => {
  const { tandoor } = await house.order('t1', 'o1', ['seekh-kabab', 'masala-dosa'])
  const account = await house.addDevice('display', 'tandoor')
  const display = await connectDevice(`ws://${address}/mqtt`, account)
  expect(await display.subscribe(...account.filters, 'restoflow/v1/demo/#')).toEqual([1, 1, 128])
  await display.until(messages => messages.length === 1)
  expect(display.messages[0]?.topic).toBe(`restoflow/v1/demo/kitchen/tandoor/tickets/${tandoor}`)
  await house.give('ticket.ready', tandoor ?? '')
  await house.give('ticket.serve', tandoor ?? '')
  await display.until(messages => messages.at(-1)?.payload === '')
  await expect(connectDevice(`ws://${address}/mqtt`, { ...account, password: 'wrong' })).rejects.toMatchObject({ code: 4 })
  await house.revoke(account.user)
  await display.closed()
  await display.end()
})

it.each([['/mqtt', 'chat', 400], ['/mqtt', undefined, 400], ['/elsewhere', 'mqtt', 404], ['/mqtt/', 'mqtt', 404]] as const)(
  'refuses an upgrade at %s with the subprotocol %s: %i', async (path, protocol, status) => {
    const socket = new WebSocket(`ws://${address}${path}`, protocol === undefined ? [] : [protocol])
    const [error] = await once(socket, 'error') as [Error]
    expect(error.message).toContain(String(status))
  })

it('closes a frame above the limit, and leaves the pages alone', async () => {
  const socket = new WebSocket(`ws://${address}/mqtt`, 'mqtt')
  await once(socket, 'open')
  socket.send(Buffer.alloc(70 * 1024))
  const [code] = await once(socket, 'close') as [number]
  expect(code).toBe(1009)
  expect(await (await fetch(`http://${address}/`)).text()).toBe('a page')
})
