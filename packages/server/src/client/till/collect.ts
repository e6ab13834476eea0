import { giveCommand } from '../kit/commands'
import { maybe } from './parts'
import { shortMoney, type TenderCommand } from './payment'

/** @returns whether the house has a provider that confirms UPI payments */
export function hasProvider(): boolean {
  return maybe('tender-form')?.dataset['provider'] === 'true'
}

/** Shows the QRs, and refusals, of the bills that are being paid; of a split bill the others' stay hidden. */
export function drawCollections(bills: readonly string[]): void {
  for (const card of document.querySelectorAll<HTMLElement>('.collection, .collection-ended')) {
    card.hidden = !(card.dataset['bills'] ?? '').split(' ').some(billId => bills.includes(billId))
  }
}

/** @returns whether a guest is just paying: then nothing is typed */
export function isWaiting(): boolean {
  return document.querySelector('.collection:not([hidden])') !== null
}

/** Asks the provider for what the tenders would take: one payment for all of them. */
export function askProvider(tenders: readonly TenderCommand[], label: string): void {
  const amountPaise = tenders.reduce((sum, { body }) => sum + body.amountPaise, 0)
  const bills = tenders.map(({ billId, body: { amountPaise: share, tipPaise } }) => ({ billId, amountPaise: share, ...(tipPaise !== undefined && { tipPaise }) }))
  const element = maybe('take')
  giveCommand('collections', { bills }, `${label}: ${shortMoney(amountPaise)}`, {
    intent: `ask-${tenders.map(({ intent }) => intent).join('-')}-${amountPaise}`, ...(element && { element }),
  })
}
