import { gstStates } from '../tax/gst/states'

type Json = Readonly<Record<string, unknown>>

/** Where the digits stand, and what they say. */
interface Found {
  readonly from: number
  readonly to: number
  readonly code: number
}

/** The last six digits that stand alone: what comes before may be a plot's or a survey's number. */
function lastPostalCode(address: string): Found | null {
  const found = [...address.matchAll(/(^|\D)([1-9]\d{2}) ?(\d{3})(?!\d)/g)].at(-1)
  if (!found) return null
  const [whole, before = '', first = '', second = ''] = found
  return { from: found.index + before.length, to: found.index + whole.length, code: Number(`${first}${second}`) }
}

/** @returns the six digits of the Indian postal code in an address, or null; of several the last */
export function postalCodeIn(address: string): number | null {
  return lastPostalCode(address)?.code ?? null
}

/** Union territories that are towns too. */
const towns: ReadonlySet<string> = new Set(['Delhi', 'Chandigarh', 'Puducherry'])
const beyondTown = [...Object.values(gstStates).filter(name => !towns.has(name) && !name.includes('(')), 'Tamilnadu', 'Orissa', 'India']
/** A state, the country, or the word before the postal code, at the end of a part of an address. */
const atEnd = new RegExp(`(^|[\\s(–-])(${beyondTown.join('|')}|pin ?code|pin)[\\s).:–-]*$`, 'i')

/** Portals take a town of 3 to 50 characters. */
const townLength = { min: 3, max: 50 }

function townsIn(text: string): readonly string[] {
  return text.split(/[,;\n]/).map(part => {
    let rest = part
    for (let next = ''; next !== rest;) {
      next = rest
      rest = rest.replace(atEnd, '').replace(/[\s.:–-]+$/, '').replace(/^[\s.:–-]+/, '')
    }
    return rest
  }).filter(part => part.length >= townLength.min)
}

/** The town is what stands last before the postal code, without the state; where nothing does, what comes first after it. */
function townIn(address: string): string {
  const code = lastPostalCode(address)
  const [before, after] = code ? [address.slice(0, code.from), address.slice(code.to)] : [address, '']
  return (townsIn(before).at(-1) ?? townsIn(after)[0] ?? address.trim()).slice(0, townLength.max).trimEnd()
}

const lineMax = 100
const secondLineMin = 3

/** The first words that fit into a line, and the rest; a word that is longer than a line is cut. */
function lineOf(text: string): readonly [line: string, rest: string] {
  if (text.length <= lineMax) return [text, '']
  const words = /^[\s\S]*\s/.exec(text.slice(0, lineMax + 1))?.[0].length ?? lineMax
  return [text.slice(0, words).replace(/[\s,]+$/, ''), text.slice(words).trimStart()]
}

/**
 * @returns an address as form INV-01 has it: two lines of at most 100 characters, the second of at least 3 or none, town and postal code.
 * What is missing in the address is missing here, for the form's schema to say
 */
export function placeDetails(address: string): Json {
  const pin = postalCodeIn(address)
  const [first, rest] = lineOf(address.trim())
  const [second] = lineOf(rest)
  return { Addr1: first, ...(second.length >= secondLineMin && { Addr2: second }), Loc: townIn(address), ...(pin !== null && { Pin: pin }) }
}
