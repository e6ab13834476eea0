import { describe, expect, it } from 'vitest'
import { deviceKinds, mayRead, mayReceive, readFilters, writeTopics, type Device } from './acl'

const root = 'restoflow/v1/demo/'
const deviceOf = (kind: Device['kind'], station: string | null = null): Device => ({ id: 'dev-1', outlet: 'demo', kind, station, name: kind })
const tandoor = deviceOf('display', 'tandoor')

describe('a display of one station', () => {
  it.each(['kitchen/tandoor/tickets/+', 'kitchen/tandoor/tickets/#', 'kitchen/tandoor/#', 'kitchen/tandoor/tickets/t1', 'devices/dev-1/control'])('reads %s', filter => {
    expect(mayRead(tandoor, root + filter)).toBe(true)
  })

  it.each([
    '#', '+/v1/demo/kitchen/tandoor/tickets/+', 'restoflow/v1/+/kitchen/tandoor/tickets/+', 'restoflow/v1/other/kitchen/tandoor/tickets/+', '$SYS/#', '$share/g/restoflow/v1/demo/#',
    ...['#', 'kitchen/#', 'kitchen/+/tickets/+', 'kitchen/curry/tickets/+', 'events/#', 'floor/#', 'till/#', 'menu/availability', 'devices/+/control', 'devices/dev-2/control', 'commands/dev-1']
      .map(filter => root + filter),
  ])('does not read %s', filter => {
    expect(mayRead(tandoor, filter)).toBe(false)
  })

  it('is sent its own tickets only', () => {
    expect(mayReceive(tandoor, `${root}kitchen/tandoor/tickets/t1`)).toBe(true)
    expect(mayReceive(tandoor, `${root}kitchen/curry/tickets/t1`)).toBe(false)
  })
})

it('shows the pass every station', () => {
  expect(mayRead(deviceOf('display', 'pass'), `${root}kitchen/+/tickets/+`)).toBe(true)
  expect(mayRead(deviceOf('display', 'pass'), `${root}floor/tables/+`)).toBe(false)
})

it('gives a display without a station nothing', () => {
  expect(readFilters(deviceOf('display'))).toEqual([`${root}devices/dev-1/control`])
})

it('gives each kind its own branch', () => {
  const branches = Object.fromEntries(deviceKinds.map(kind => [kind, readFilters(deviceOf(kind, kind === 'display' ? 'bar' : null)).map(filter => filter.replace(root, ''))]))
  expect(branches).toEqual({
    display: ['kitchen/bar/#', 'devices/dev-1/control'],
    printer: ['printers/dev-1/jobs', 'devices/dev-1/control'],
    floor: ['floor/#', 'devices/dev-1/control'],
    till: ['till/#', 'devices/dev-1/control'],
    kiosk: ['menu/#', 'devices/dev-1/control'],
    listener: ['events/#', 'kitchen/#', 'floor/#', 'till/#', 'menu/#', 'devices/dev-1/control'],
  })
})

it('lets a device write its own topics, and says which are kept', () => {
  expect([...writeTopics(tandoor)]).toEqual([[`${root}devices/dev-1/announce`, { retain: true }], [`${root}devices/dev-1/status`, { retain: true }]])
  expect(writeTopics(deviceOf('printer')).get(`${root}printers/dev-1/acks`)).toEqual({ retain: false })
})
