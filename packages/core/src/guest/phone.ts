/** What may stand between the digits of a number as people write it. */
const between = /[\s().\-/]/g

/**
 * @param typed a telephone number as a person types it: `98765 43210`, `098765-43210`, `+91 98765 43210`
 * @param callingCode of the outlet's country, for numbers without one; `91` is India
 * @returns the number in E.164 form, `+919876543210`; null where it is none (ITU-T E.164: at most 15 digits)
 */
export function normalisePhone(typed: string, callingCode = '91'): string | null {
  const text = typed.trim().replace(between, '').replace(/^00/, '+')
  if (text.startsWith('+')) return /^\+[1-9]\d{7,14}$/.test(text) && isWhole(text.slice(1), callingCode) ? text : null
  const national = text.replace(/^0/, '')
  if (callingCode !== '91') return /^\d{6,13}$/.test(national) ? `+${callingCode}${national}` : null
  const bare = national.length === 12 && national.startsWith('91') ? national.slice(2) : national
  return /^[1-9]\d{9}$/.test(bare) ? `+91${bare}` : null
}

/** An Indian number has ten digits after its calling code (National Numbering Plan). */
function isWhole(digits: string, callingCode: string): boolean {
  return callingCode !== '91' || !digits.startsWith('91') || digits.length === 12
}

/**
 * @param typed the beginning of a number, while it is being typed
 * @returns what the E.164 form of a whole number would begin with; null where there are fewer than three digits, or letters
 */
export function phonePrefix(typed: string, callingCode = '91'): string | null {
  const text = typed.trim().replace(between, '').replace(/^00/, '+')
  if (!/^\+?\d{3,15}$/.test(text)) return null
  if (text.startsWith('+')) return text
  const national = text.replace(/^0/, '')
  const whole = normalisePhone(text, callingCode)
  return whole ?? (national === '' ? null : `+${callingCode}${national}`)
}

/** @returns a number of the form +919876543210 as people read it: `98765 43210` within India, else with blanks after the plus sign's group */
export function phoneText(phone: string): string {
  const indian = /^\+91(\d{5})(\d{5})$/.exec(phone)
  return indian ? `${indian[1]} ${indian[2]}` : phone
}
