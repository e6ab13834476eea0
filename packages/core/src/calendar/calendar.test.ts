import { expect, it } from 'vitest'
import { businessDay, financialYear, isDate, isTimeZone, localTime } from './calendar'
import { isLawfulSeries, serialNumber, seriesStream } from './serial'

it('knows which dates there are', () => {
  expect(['2028-02-29', '2026-12-31', '2026-01-01'].filter(day => !isDate(day))).toEqual([])
  expect(['2026-02-29', '2026-02-31', '2026-13-01', '2026-99-99', '2026-00-10', '2026-1-1', '2026-01-01T00', ''].filter(isDate)).toEqual([])
})

it('tells local date and time', () => {
  expect(localTime('2026-11-22T18:29:59.999Z', 'Asia/Kolkata')).toEqual({ date: '2026-11-22', minutes: 23 * 60 + 59 })
  expect(localTime('2026-11-22T18:30:00.000Z', 'Asia/Kolkata')).toEqual({ date: '2026-11-23', minutes: 0 })
  expect(localTime('2026-11-22T00:00:00.000Z', 'UTC')).toEqual({ date: '2026-11-22', minutes: 0 })
  expect(localTime('2026-07-01T03:59:00.000Z', 'America/New_York')).toEqual({ date: '2026-06-30', minutes: 23 * 60 + 59 })
})

it('puts 23:50, 00:10 and 03:59 on one business day, and 04:00 on the next', () => {
  const day = (at: string): string => businessDay(at, 'Asia/Kolkata', '04:00')
  expect(['2026-11-22T18:20:00.000Z', '2026-11-22T18:40:00.000Z', '2026-11-22T22:29:59.000Z', '2026-11-22T22:30:00.000Z'].map(day))
    .toEqual(['2026-11-22', '2026-11-22', '2026-11-22', '2026-11-23'])
  expect(businessDay('2026-02-28T19:00:00.000Z', 'Asia/Kolkata', '04:00')).toBe('2026-02-28')
  expect(businessDay('2027-01-01T00:10:00.000Z', 'UTC', '04:30')).toBe('2026-12-31')
  expect(businessDay('2027-01-01T00:00:00.000Z', 'UTC', '00:00')).toBe('2027-01-01')
})

it('begins the financial year on 1 April', () => {
  expect(['2026-03-31', '2026-04-01', '2027-03-31', '2099-12-01', '2100-01-01'].map(financialYear)).toEqual(['25-26', '26-27', '26-27', '99-00', '99-00'])
})

it('knows time zones by their names', () => {
  expect(['Asia/Kolkata', 'UTC', 'Europe/Atlantis', '', 'IST+5:30'].map(isTimeZone)).toEqual([true, true, false, false, false])
})

it('makes the number from template, start and count', () => {
  expect(serialNumber({ template: 'RF/{fy}/{n}', start: 1 }, 41, '26-27')).toBe('RF/26-27/42')
  expect(serialNumber({ template: '{day}-{n}', start: 100 }, 0, '2026-11-22', 2)).toBe('2026-11-22-102')
  expect(seriesStream('invoice', '26-27')).toBe('series/invoice/26-27')
})

it('allows 16 characters of Rule 46(b)', () => {
  expect(isLawfulSeries({ template: 'INV/{fy}/{n}', start: 1 })).toBe(true)
  expect(isLawfulSeries({ template: 'INVS/{fy}/{n}', start: 1 })).toBe(false)
})
