import { describe, expect, it } from 'vitest'
import { placeDetails, postalCodeIn } from './address'

const townAndCode = (address: string): unknown => {
  const { Loc, Pin } = placeDetails(address)
  return [Loc, Pin]
}

describe('an address in form INV-01', () => {
  it('has the last six digits as its postal code', () => {
    expect(['Survey No 111 222, MG Road, Pune 411001', 'Gat 123456, Pune 411 001, India', 'Plot 12345678', '411001 Pune', ''].map(postalCodeIn))
      .toEqual([411_001, 411_001, null, 411_001, null])
  })

  it.each([
    ['MG Road, Pune 411001, Maharashtra, India', 'Pune'],
    ['MG Road, Pune, Maharashtra 411001, India', 'Pune'],
    ['MG Road, Pune, Maharashtra - 411001', 'Pune'],
    ['MG Road, Pune Maharashtra, India, Pin Code: 411001', 'Pune'],
    ['MG Road, Pune, MH 411001', 'Pune'],
    ['MG Road\nPune\n411001', 'Pune'],
    ['411001 Pune, Maharashtra', 'Pune'],
    ['Survey No 111 222, MG Road, Pune 411001', 'Pune'],
  ])('finds the town in %j', (address, town) => {
    expect(townAndCode(address)).toEqual([town, 411_001])
  })

  it('keeps the name of a state that is a town, and what there is where no town is told', () => {
    expect(townAndCode('Connaught Place, Delhi 110001')).toEqual(['Delhi', 110_001])
    expect(townAndCode('Sector 17, Chandigarh 160017, India')).toEqual(['Chandigarh', 160_017])
    expect(townAndCode('2 Example Road, Bengaluru')).toEqual(['Bengaluru', undefined])
    expect(townAndCode('Goa 403001')).toEqual(['Goa 403001', 403_001])
  })

  it('is cut between words, and has a second line only where it is long enough', () => {
    const words = (length: number): string => 'road '.repeat(40).slice(0, length).trim().padEnd(length, 'x')
    expect(placeDetails(words(100))).toEqual({ Addr1: words(100), Loc: words(100).slice(0, 49) })
    expect(placeDetails(`${words(99)} IN`)).toMatchObject({ Addr1: words(99) })
    expect(placeDetails(`${words(99)} IN`)).not.toHaveProperty('Addr2')
    expect(placeDetails(`${words(95)}, Mumbai 400001`)).toMatchObject({ Addr1: words(95), Addr2: 'Mumbai 400001', Loc: 'Mumbai' })
    expect(placeDetails('x'.repeat(250))).toMatchObject({ Addr1: 'x'.repeat(100), Addr2: 'x'.repeat(100) })
  })
})
