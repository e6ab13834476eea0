import { openOrderId } from './open-order'

/** Who pays a part of a split bill, as the live part says it. */
export interface PayerState {
  readonly payer: string
  readonly label: string
  readonly totalPaise: number
  readonly duePaise: number
  /** Keys of the documents that are not issued: `gst:2`. */
  readonly unissued: readonly string[]
  readonly changePaise: number
}

const chosen = { orderId: '', payer: '' }

/** @returns the payers of the open order; one alone where the bill is not split */
export function payers(): readonly PayerState[] {
  const text = document.querySelector<HTMLElement>('.pay-live')?.dataset['payers']
  return text === undefined ? [] : (JSON.parse(text) as readonly PayerState[])
}

/** @returns whose part is being paid, or null where the bill is not split: who was chosen, else the first with something to pay */
export function chosenPayer(): PayerState | null {
  const all = payers()
  if (all.length === 0 || all[0]?.payer === 'all') return null
  const own = chosen.orderId === openOrderId() ? all.find(({ payer }) => payer === chosen.payer) : undefined
  if (own) return own
  const first = all.find(({ duePaise, unissued }) => unissued.length === 0 && duePaise > 0) ?? all.find(({ unissued }) => unissued.length > 0) ?? all[0]
  // a part that is just paid stays in view, with its change
  if (first) choosePayer(first.payer)
  return first ?? null
}

/** Shows the part of one guest, and takes the payment for it. */
export function choosePayer(payer: string): void {
  chosen.orderId = openOrderId()
  chosen.payer = payer
}

/** @returns who pays next, after the chosen one; null when all is paid */
export function nextPayer(): PayerState | null {
  const all = payers()
  const place = all.findIndex(({ payer }) => payer === chosenPayer()?.payer)
  const after = [...all.slice(place + 1), ...all.slice(0, place + 1)]
  return after.find(({ duePaise, unissued }) => unissued.length > 0 || duePaise > 0) ?? null
}

/** Hides the documents of others, and previews that stand elsewhere with what was put on them. */
export function arrangeDocuments(): void {
  const payer = chosenPayer()?.payer
  const drafted = document.getElementById('drafted')
  const live = [...document.querySelectorAll<HTMLElement>('.bill-document')].filter(each => !drafted?.contains(each))
  const draftedKeys = new Set([...(drafted?.querySelectorAll<HTMLElement>('.bill-document') ?? [])].map(({ dataset }) => dataset['key']))
  const issued = new Set(live.filter(({ dataset }) => dataset['issued'] === 'true').map(({ dataset }) => dataset['key']))
  const isOthers = ({ dataset }: HTMLElement): boolean => payer !== undefined && dataset['payer'] !== payer
  for (const each of live) each.hidden = isOthers(each) || (!issued.has(each.dataset['key']) && draftedKeys.has(each.dataset['key']))
  for (const each of drafted?.querySelectorAll<HTMLElement>('.bill-document') ?? []) each.hidden = isOthers(each) || issued.has(each.dataset['key'])
  for (const button of document.querySelectorAll<HTMLElement>('[data-choose-payer]')) {
    button.setAttribute('aria-pressed', String(button.dataset['choosePayer'] === payer))
  }
}
