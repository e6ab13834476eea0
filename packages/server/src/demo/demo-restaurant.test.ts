import { describe, expect, it } from 'vitest'
import { isId, roles, validateGstin, type TableDefinition } from '@restoflow/core'
import { demoRestaurant as demo } from './demo-restaurant'

const devanagari = /[\u0900-\u097f]/
const ids = (things: readonly { id: string }[]): string[] => things.map(({ id }) => id)
const twice = (texts: readonly (string | undefined)[]): (string | undefined)[] => texts.filter((text, index) => texts.indexOf(text) !== index)

describe('menu', () => {
  it('has about eighty items in ten categories', () => {
    expect(demo.categories).toHaveLength(10)
    expect(demo.items.length).toBeGreaterThanOrEqual(78)
    expect(demo.items.length).toBeLessThanOrEqual(95)
    expect(demo.categories.filter(({ id }) => demo.items.filter(item => item.categoryId === id).length < 5)).toEqual([])
  })

  it('refers only to what there is', () => {
    const known = { categories: ids(demo.categories), stations: ids(demo.stations), taxes: ids(demo.taxClasses), groups: ids(demo.modifierGroups) }
    const wrong = demo.items.filter(item => !known.categories.includes(item.categoryId) || !known.taxes.includes(item.taxClassId)
      || !known.stations.includes(item.stationId ?? '') || item.modifierGroupIds.some(id => !known.groups.includes(id)))
    expect(ids(wrong)).toEqual([])
    expect(known.stations).toContain(demo.settings.defaultStationId)
  })

  it('leaves no station, tax class or modifier group unused', () => {
    expect(demo.stations.filter(({ id }) => !demo.items.some(item => item.stationId === id))).toEqual([])
    expect(demo.taxClasses.filter(({ id }) => !demo.items.some(item => item.taxClassId === id))).toEqual([])
    expect(demo.modifierGroups.filter(({ id }) => !demo.items.some(item => item.modifierGroupIds.includes(id)))).toEqual([])
  })

  it('names everything in Hindi too', () => {
    const named = [
      ...demo.items, ...demo.categories, ...demo.modifierGroups, ...demo.stations, ...demo.sections,
      ...demo.items.flatMap(({ variants }) => variants), ...demo.modifierGroups.flatMap(({ modifiers }) => modifiers),
    ]
    expect(ids(named.filter(({ names }) => !devanagari.test(names?.['hi'] ?? '')))).toEqual([])
  })

  it('asks whole paise above zero, the lowest of the variants on the item', () => {
    const prices = demo.items.flatMap(({ pricePaise, variants }) => [pricePaise, ...variants.map(variant => variant.pricePaise)])
    expect(prices.filter(paise => !Number.isSafeInteger(paise) || paise <= 0)).toEqual([])
    expect(demo.modifierGroups.flatMap(({ modifiers }) => modifiers).filter(({ pricePaise }) => !Number.isSafeInteger(pricePaise) || pricePaise < 0)).toEqual([])
    for (const { variants, pricePaise } of demo.items.filter(item => item.variants.length > 0)) {
      expect(pricePaise).toBe(Math.min(...variants.map(variant => variant.pricePaise)))
    }
  })

  it('gives items and modifiers ids and codes of their own', () => {
    expect(twice([...ids(demo.items)])).toEqual([])
    expect(twice(demo.items.map(({ code }) => code))).toEqual([])
    expect(twice(demo.modifierGroups.flatMap(({ modifiers }) => ids(modifiers)))).toEqual([])
    for (const { min, max, modifiers } of demo.modifierGroups) expect(min <= max && max <= modifiers.length).toBe(true)
  })

  it('is taxed at 5 %, 40 % and nil, liquor under state VAT', () => {
    const rates = new Set(demo.items.filter(({ taxClassId }) => taxClassId !== 'liquor').map(item => demo.taxClasses.find(({ id }) => id === item.taxClassId)).map(tax => (tax?.treatment === 'taxable' ? tax.rateBasisPoints : tax?.treatment)))
    expect(rates).toEqual(new Set([500, 4000, 'nil']))
    expect(demo.taxClasses.filter(({ section }) => section === 'vat')).toMatchObject([{ id: 'liquor', hsn: '2203' }])
  })
})

describe('outlet', () => {
  it('has ids of the right form throughout', () => {
    const all = [demo.stations, demo.sections, demo.tables, demo.taxClasses, demo.modifierGroups, demo.categories, demo.items].flatMap(ids)
    expect([...all, ...demo.staff.map(({ staffId }) => staffId), demo.outletId].filter(id => !isId(id))).toEqual([])
  })

  it('has a GSTIN whose check character is right, of its own state', () => {
    expect(validateGstin(demo.settings.gstin ?? '')).toEqual({ ok: true })
    expect(demo.settings.gstin?.slice(0, 2)).toBe(demo.settings.stateCode)
    expect(demo.settings.fssai).toMatch(/^[12]\d{13}$/)
  })

  it('stands its 24 tables in their rooms, chairs and all, and none on another', () => {
    expect(demo.tables).toHaveLength(24)
    const chairs = 13
    const edges = ({ x, y, width, height }: TableDefinition) => ({
      left: x - width / 2 - chairs, right: x + width / 2 + chairs, top: y - height / 2 - chairs, bottom: y + height / 2 + chairs,
    })
    const outside = demo.tables.filter(table => {
      const room = demo.sections.find(({ id }) => id === table.sectionId)
      const { left, right, top, bottom } = edges(table)
      // the room's name stands in the first 40 units
      return !room || left < room.x || right > room.x + room.width || top < room.y + 40 || bottom > room.y + room.height
    })
    expect(ids(outside)).toEqual([])
    const overlaps = demo.tables.flatMap((one, index) => demo.tables.slice(index + 1).flatMap(other => {
      const [a, b] = [edges(one), edges(other)]
      return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom ? [`${one.name} ${other.name}`] : []
    }))
    expect(overlaps).toEqual([])
  })

  it('keeps the rooms apart', () => {
    const touching = demo.sections.flatMap((a, index) => demo.sections.slice(index + 1).filter(b =>
      a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height))
    expect(touching).toEqual([])
  })
})

describe('staff', () => {
  it('fills every role with eight people', () => {
    expect(demo.staff).toHaveLength(8)
    expect(roles.filter(role => !demo.staff.some(person => person.roles.includes(role)))).toEqual([])
    expect(twice(demo.staff.map(({ staffId }) => staffId))).toEqual([])
  })

  it('has PINs that nobody guesses from the last one', () => {
    const pins = demo.staff.map(({ pin }) => pin)
    expect(pins.filter(pin => !/^\d{4}$/.test(pin))).toEqual([])
    expect(twice(pins)).toEqual([])
    const steps = (pin: string): number[] => [...pin].slice(1).map((digit, index) => Number(digit) - Number(pin[index]))
    expect(pins.filter(pin => new Set(steps(pin)).size === 1)).toEqual([])
    expect(pins.filter(pin => pins.includes(String(Number(pin) + 1).padStart(4, '0')))).toEqual([])
  })
})
