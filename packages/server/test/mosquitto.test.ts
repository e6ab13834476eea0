import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { omitted } from '../../../tools/test-support/omit'
import { createRestoflow, type Addresses, type Restoflow } from '../src/app'
import { readConfig } from '../src/config'
import { connectDevice } from '../src/mqtt/client.testing'
import { doingsIn, type Doings } from '../src/mqtt/demo-house.testing'
import type { DeviceAccount } from '../src/mqtt/devices'

const root = 'restoflow/v1/demo/'

/** The clients that people debug with, and that know nothing of us. */
describe.skipIf(omitted('mosquitto'))('mosquitto\'s clients', () => {
  let folder: string
  let server: Restoflow
  let addresses: Addresses
  let house: Doings

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'restoflow-mqtt-'))
    server = await createRestoflow({ config: readConfig({}, { demo: true, data: folder, port: '0', mqttPort: '0' }), log: () => undefined })
    addresses = await server.listen()
    house = doingsIn(server.runtime)
  })

  afterEach(async () => {
    await server.close()
    await rm(folder, { recursive: true })
  })

  const run = async (program: string, { user, password }: Pick<DeviceAccount, 'user' | 'password'>, ...args: string[]) => {
    const child = spawn(program, ['-h', '127.0.0.1', '-p', String(addresses.mqttPort), '-V', 'mqttv311', '-u', user, '-P', password, ...args])
    let output = ''
    let errors = ''
    child.stdout.on('data', (chunk: Buffer) => { output += chunk.toString() })
    child.stderr.on('data', (chunk: Buffer) => { errors += chunk.toString() })
    const [code] = await once(child, 'close') as [number]
    return { code, errors, lines: output.split('\n').filter(line => line !== '') }
  }

  it('show a display that connects late the open tickets of its station, and nothing of another\'s', async () => {
    const first = await house.order('t1', 'o1', ['tandoori-gobhi', 'masala-dosa'])
    const second = await house.order('t2', 'o2', ['seekh-kabab'])
    const display = await house.addDevice('display', 'tandoor')
    const filters = [...display.filters, `${root}#`, `${root}kitchen/+/tickets/+`].flatMap(filter => ['-t', filter])
    const { lines, errors } = await run('mosquitto_sub', display, '-q', '1', '-v', '-W', '1', ...filters)
    expect(lines.map(line => line.split(' ')[0])).toEqual([first, second].map(({ tandoor }) => `${root}kitchen/tandoor/tickets/${tandoor}`))
    expect(JSON.parse(lines[0]?.replace(/^\S+ /, '') ?? '')).toMatchObject({ tableName: 'T1', lines: [{ name: 'Tandoori gobhi', quantity: '1' }] })
    expect(errors).not.toMatch(/refused|lost/i)

    const { tandoor = '' } = first
    await house.give('ticket.ready', tandoor)
    await house.give('ticket.serve', tandoor)
    const topicsNow = async (): Promise<unknown[]> =>
      (await run('mosquitto_sub', display, '-q', '1', '-v', '-W', '1', '-t', display.filters[0] ?? '')).lines.map(line => line.split(' ')[0])
    await expect.poll(topicsNow, { timeout: 10_000 }).toEqual([`${root}kitchen/tandoor/tickets/${second['tandoor']}`])
  })

  it('are refused with wrong credentials', async () => {
    const display = await house.addDevice('display', 'tandoor')
    for (const account of [{ ...display, password: 'wrong' }, { ...display, user: 'somebody' }]) {
      const { code, lines, errors } = await run('mosquitto_sub', account, '-v', '-W', '2', '-t', '#')
      expect(code).not.toBe(0)
      expect(errors).toMatch(/not authorised|bad user ?name or password/i)
      expect(lines).toEqual([])
    }
  })

  it('are refused under a client id that another device holds', async () => {
    const [holder, other] = [await house.addDevice('display', 'tandoor'), await house.addDevice('display', 'curry')]
    const screen = await connectDevice(`mqtt://127.0.0.1:${addresses.mqttPort}`, holder, { clientId: 'screen' })
    const refused = await run('mosquitto_sub', other, '-i', 'screen', '-W', '2', '-t', other.filters[0] ?? '')
    expect(refused.errors).toMatch(/identifier rejected/i)
    await screen.subscribe(...holder.filters)
    const { tandoor } = await house.order('t1', 'o1', ['seekh-kabab'])
    await screen.until(messages => messages.some(({ topic }) => topic === `${root}kitchen/tandoor/tickets/${tandoor}`))
    await screen.end()
  })

  it('publish a device\'s own status, and nothing else', async () => {
    const display = await house.addDevice('display', 'tandoor')
    expect(await run('mosquitto_pub', display, '-q', '1', '-r', '-t', `${root}devices/${display.user}/status`, '-m', 'online')).toMatchObject({ code: 0 })
    await house.order('t1', 'o1', ['seekh-kabab'])
    const forged = await run('mosquitto_pub', display, '-q', '1', '-r', '-t', `${root}menu/availability`, '-m', '{"position":999999,"soldOut":[]}')
    expect(forged.code).not.toBe(0)
    const kiosk = await house.addDevice('kiosk')
    const { lines } = await run('mosquitto_sub', kiosk, '-W', '1', '-t', `${root}menu/availability`)
    expect(lines).toHaveLength(1)
    expect(lines[0]).not.toContain('999999')
  })

  it('see events as they happen', async () => {
    const listener = await house.addDevice('listener')
    const heard = run('mosquitto_sub', listener, '-q', '1', '-C', '2', '-W', '5', '-v', '-t', `${root}events/#`)
    for (let each = 0; each < 8; each++) {
      await new Promise(resolve => setTimeout(resolve, 150))
      await house.give(each % 2 === 0 ? 'menu.eighty-six' : 'menu.restore', 'idli')
    }
    const { lines } = await heard
    expect(lines).toHaveLength(2)
    for (const line of lines) expect(line).toMatch(/^restoflow\/v1\/demo\/events\/Item(EightySixed|Restored) \{"outlet":"demo","position":\d+,/)
  })

  it('share the broker with WebSockets on the HTTP port, until their device is revoked', async () => {
    const { tandoor } = await house.order('t1', 'o1', ['seekh-kabab'])
    const account = await house.addDevice('display', 'tandoor')
    const display = await connectDevice(`ws://127.0.0.1:${addresses.port}/mqtt`, account)
    await display.subscribe(...account.filters)
    await display.until(messages => messages.length === 1)
    expect(display.messages[0]?.topic).toBe(`${root}kitchen/tandoor/tickets/${tandoor}`)
    const document = await (await fetch(`http://127.0.0.1:${addresses.port}/asyncapi.json`)).json()
    expect(document).toMatchObject({ asyncapi: '3.0.0' })
    await server.runtime.access.revokeDevice(account.user)
    await display.closed()
    await display.end()
    expect((await run('mosquitto_sub', account, '-W', '1', '-t', account.filters[0] ?? '')).code).not.toBe(0)
  })
})
