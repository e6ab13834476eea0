import { accountView, phoneText, type AccountState, type AccountView } from '@restoflow/core'
import { loadEntry } from '../../http/aggregates'
import type { Runtime } from '../../runtime'
import { useWords } from '../../words/words'

/** A due account with what to call its owner. */
export interface AccountChoice extends Omit<AccountView, 'id'> {
  readonly accountId: string
  readonly name: string
  readonly phone: string
  /** UTC instant of the last entry; empty before the first. */
  readonly lastEntryAt: string
}

/** @returns the accounts that are open or not balanced, by name */
export async function accountChoices({ house, customers }: Runtime): Promise<readonly AccountChoice[]> {
  const live = [...house.live<AccountState>('account')]
  await customers.load(live.map(([id]) => id))
  return live.flatMap(([accountId, { state }]) => {
    const view = accountView(accountId, state)
    return view ? [choiceOf(customers, view, state)] : []
  }).sort((a, b) => a.name.localeCompare(b.name))
}

/** @returns one account, also a closed one that owes nothing */
export async function accountChoice(runtime: Runtime, accountId: string): Promise<AccountChoice | null> {
  const state = (await loadEntry(runtime, `account/${accountId}`))?.state as AccountState | undefined
  const view = state && accountView(accountId, state)
  await runtime.customers.load([accountId])
  return view ? choiceOf(runtime.customers, view, state) : null
}

function choiceOf(customers: Runtime['customers'], { id: accountId, ...view }: AccountView, { lastEntryAt }: AccountState): AccountChoice {
  const t = useWords()
  const customer = customers.peek(accountId)
  const phone = customer?.phone === undefined ? '' : phoneText(customer.phone)
  return { accountId, ...view, name: customer ? customer.name || phone || t('guests.no-name') : t('guests.erased'), phone, lastEntryAt }
}
