const quotedKeys = new Map<string, string>()
const quotedKeysMax = 4_096
/** Characters that JSON writes as they are. */
const plainText = /^[ !#-[\]-~\u00a0-\u2027\u202a-\ud7ff]*$/
const plainTextMax = 64
/** Half of a surrogate pair: no UTF-8 says it, so nobody else could recompute a hash over it (RFC 8785, 3.2.2.2). */
const halfCharacter = /\p{Surrogate}/u

/**
 * @returns the RFC 8785 canonical text of a JSON value: keys in UTF-16 order, no white space, `undefined` members left out
 * @throws TypeError for what JSON cannot say: numbers that are not finite, half a character, functions, symbols, big integers
 */
export function canonicalJson(value: unknown): string {
  switch (typeof value) {
    case 'string':
      // every event and every request passes here; the engine's own way costs more than the check
      return value.length <= plainTextMax && plainText.test(value) ? `"${value}"` : quoted(value)
    case 'number':
      if (!Number.isFinite(value)) throw new TypeError('JSON has no such number')
      return `${value}`
    case 'boolean':
      return value ? 'true' : 'false'
    case 'object':
      if (value === null) return 'null'
      return Array.isArray(value) ? canonicalArray(value) : canonicalObject(value as Readonly<Record<string, unknown>>)
    default:
      throw new TypeError(`JSON has no ${typeof value}`)
  }
}

function canonicalArray(items: readonly unknown[]): string {
  let text = '['
  for (let index = 0; index < items.length; index++) {
    const item = items[index]
    text += `${index === 0 ? '' : ','}${item === undefined ? 'null' : canonicalJson(item)}`
  }
  return `${text}]`
}

function canonicalObject(record: Readonly<Record<string, unknown>>): string {
  let text = '{'
  for (const key of Object.keys(record).sort()) {
    const member = record[key]
    if (member === undefined) continue
    text += `${text.length === 1 ? '' : ','}${quotedKey(key)}:${canonicalJson(member)}`
  }
  return `${text}}`
}

/** Keys are few and come again and again. */
function quotedKey(key: string): string {
  const known = quotedKeys.get(key)
  if (known !== undefined) return known
  const text = quoted(key)
  if (quotedKeys.size < quotedKeysMax) quotedKeys.set(key, text)
  return text
}

function quoted(text: string): string {
  if (halfCharacter.test(text)) throw new TypeError('JSON has no half characters')
  return JSON.stringify(text)
}
