import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { omitted } from '../../../tools/test-support/omit'
import { startBroker, type Broker } from '../src/mqtt/broker'
import { openDemoHouse, type DemoHouse } from '../src/mqtt/demo-house.testing'
import type { DeviceAccount } from '../src/mqtt/devices'

const root = 'restoflow/v1/demo/'

/** The clients that people debug with, and that know nothing of us. */
describe.skipIf(omitted('mosquitto'))('mosquitto\'s clients', () => {
  let house: DemoHouse
  let broker: Broker

  beforeEach(async () => {
    house = await openDemoHouse()
    broker = await startBroker(house, { port: 0, host: '127.0.0.1', log: () => undefined })
  })

  afterEach(async () => {
    await broker.close()
    await house.close()
  })

  const run = async (program: string, { user, password }: Pick<DeviceAccount, 'user' | 'password'>, ...args: string[]) => {
    const child = spawn(program, ['-h', '127.0.0.1', '-p', String(broker.port), '-V', 'mqttv311', '-u', user, '-P', password, ...args])
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
    await broker.refill()
    const later = await run('mosquitto_sub', display, '-q', '1', '-v', '-W', '1', '-t', display.filters[0] ?? '')
    expect(later.lines.map(line => line.split(' ')[0])).toEqual([`${root}kitchen/tandoor/tickets/${second['tandoor']}`])
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
    const holding = run('mosquitto_sub', holder, '-i', 'screen', '-W', '3', '-v', '-t', holder.filters[0] ?? '')
    await expect.poll(async () => (await run('mosquitto_sub', other, '-i', 'screen', '-W', '1', '-t', other.filters[0] ?? '')).errors, { timeout: 2_500 })
      .toMatch(/identifier rejected/i)
    const tickets = await house.order('t1', 'o1', ['seekh-kabab'])
    expect((await holding).lines.map(line => line.split(' ')[0])).toEqual([`${root}kitchen/tandoor/tickets/${tickets['tandoor']}`])
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
})
