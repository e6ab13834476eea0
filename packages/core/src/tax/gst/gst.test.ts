import { describe, expect, test } from 'vitest'
import { validateGstin } from './gstin'
import { gstRate, gstTaxClasses } from './rates'
import { gstStates } from './states'

describe('validateGstin', () => {
  test.each([
    ['27AAPFU0939F1Z', 'length'], ['27AAPFU0939F1ZV1', 'length'], ['', 'length'], ['27AAPFU0939F1-V', 'characters'], ['27AAPFU0939F1ZÖ', 'characters'],
    ['00AAPFU0939F1ZV', 'state'], ['45AAPFU0939F1ZV', 'state'], ['AAAAPFU0939F1ZV', 'state'], ['271APFU0939F1ZV', 'pan'], ['27AAPFU093XF1ZV', 'pan'],
    ['27AAPFU0939F0ZV', 'entity'], ['27AAPFU0939F1ZO', 'check-character'],
  ])('%s: %s', (text, reason) => {
    expect(validateGstin(text)).toEqual({ ok: false, reason })
  })

  test('exactly one check character fits; small letters and spaces around are forgiven', () => {
    const fitting = [...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'].filter(last => validateGstin(`27AAPFU0939F1Z${last}`).ok)
    expect(fitting).toEqual(['V'])
    expect(validateGstin(' 27aapfu0939f1zv ')).toEqual({ ok: true })
  })

  test('all 38 codes of states and union territories are known', () => {
    for (let code = 1; code <= 38; code += 1) expect(gstStates[String(code).padStart(2, '0')]).toBeTruthy()
  })
})

describe('gstRate', () => {
  test('an old bill keeps the rate of its day', () => {
    expect(['2025-09-21', '2025-09-22'].map(day => gstRate('packaged-water', day).rateBasisPoints)).toEqual([1800, 500])
    expect(gstRate('aerated-drink', '2025-09-21')).toMatchObject({ rateBasisPoints: 2800, cessBasisPoints: 1200, hsn: '220210' })
    expect(gstRate('aerated-drink', '2026-11-22')).toMatchObject({ rateBasisPoints: 4000, cessBasisPoints: 0 })
  })

  test('the scheme decides about restaurant service', () => {
    expect(gstRate('restaurant-service', '2026-04-01')).toMatchObject({ rateBasisPoints: 500, hsn: '996331' })
    expect(gstRate('restaurant-service', '2026-04-01', 'specified-premises').rateBasisPoints).toBe(1800)
    expect(gstRate('aerated-drink', '2026-04-01', 'composition')).toMatchObject({ rateBasisPoints: 0, cessBasisPoints: 0 })
  })

  test('before the first known day there is no rate', () => {
    expect(() => gstRate('restaurant-service', '2017-11-14')).toThrow(expect.objectContaining({ code: 'unknown-rate' }))
    expect(() => gstRate('restaurant-service', '2025-03-31', 'specified-premises')).toThrow(expect.objectContaining({ code: 'unknown-rate' }))
  })

  test('rates are listed by date', () => {
    for (const { rates } of Object.values(gstTaxClasses)) {
      const days = rates.map(rate => rate.from)
      expect(days).toEqual([...days].sort())
    }
  })
})
