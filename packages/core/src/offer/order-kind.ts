/** How guests get their food. */
export const orderKinds = ['dine-in', 'takeaway', 'delivery', 'aggregator'] as const
export type OrderKind = (typeof orderKinds)[number]
