// A line of an order has no colon in its id: with one, a line of the bill says what it is.
const charge = 'charge:'
const free = ':free'

/** @returns the id of a charge's line on the bill */
export const chargeLineId = (chargeId: string): string => `${charge}${chargeId}`

/** @returns the charge of a line of the bill; the id itself where it is none */
export const chargeIdOf = (billLineId: string): string => (billLineId.startsWith(charge) ? billLineId.slice(charge.length) : billLineId)

/** @returns the id of the pieces of a line that an offer gives free */
export const freeLineId = (lineId: string): string => `${lineId}${free}`

/** @returns the order's line that a line of the bill stands for */
export const orderLineIdOf = (billLineId: string): string => (billLineId.endsWith(free) ? billLineId.slice(0, -free.length) : billLineId)
