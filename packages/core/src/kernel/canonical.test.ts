import fc from 'fast-check'
import { expect, it } from 'vitest'
import { canonicalJson } from './canonical'

it('writes the example of RFC 8785, section 3.2.3', () => {
  const value: unknown = JSON.parse(`{
    "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
    "string": "\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/",
    "literals": [null, true, false]
  }`)
  expect(canonicalJson(value)).toBe(
    String.raw`{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}`)
})

it('sorts keys by UTF-16 code units, as section 3.2.3 lists them', () => {
  const keys = ['\u20ac', '\r', '\ufb33', '1', '\ud83d\ude00', '\u0080', '\u00f6', '10', '9']
  const text = canonicalJson(Object.fromEntries(keys.map(key => [key, 0])))
  expect([...text.matchAll(/"((?:[^"\\]|\\.)*)":/g)].map(([, key]) => JSON.parse(`"${key}"`) as string)).toEqual([...keys].sort())
})

it('leaves out undefined members and writes undefined items as null', () => {
  expect(canonicalJson({ b: undefined, a: [undefined, -0] })).toBe('{"a":[null,0]}')
})

it('refuses what JSON cannot say', () => {
  for (const value of [Number.NaN, Number.POSITIVE_INFINITY, 1n, Symbol('a'), () => 0, 'a\ud800', { '\udc00': 1 }]) {
    expect(() => canonicalJson({ a: [value] })).toThrow(TypeError)
  }
})

it('says the same as JSON.stringify, but for the order of the keys', () => {
  fc.assert(fc.property(fc.jsonValue({ stringUnit: 'binary', maxDepth: 5 }), value => {
    const text = canonicalJson(value)
    expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)))
    expect(canonicalJson(JSON.parse(text))).toBe(text)
  }))
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 80 }), text => {
    expect(canonicalJson(text)).toBe(JSON.stringify(text))
  }))
})
