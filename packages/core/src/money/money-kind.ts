/** What money is taken as, and given back as, where no bill is paid: a debt or a voucher is not paid for by another. */
export const moneyKinds = ['cash', 'upi', 'card', 'other'] as const
export type MoneyKind = (typeof moneyKinds)[number]
