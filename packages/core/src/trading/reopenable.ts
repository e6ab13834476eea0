/** What of a bill says whether its order may be given back. */
export interface Reopenable {
  readonly status: string
  readonly wasSettled: boolean
  readonly tenders: readonly { readonly reversed?: unknown }[]
  readonly credits: readonly unknown[]
}

/** @returns whether a bill's order may be given back whole: nothing is paid or credited, and its guests were not let go before */
export function isReopenable({ status, wasSettled, tenders, credits }: Reopenable): boolean {
  return status === 'issued' && !wasSettled && credits.length === 0 && tenders.every(({ reversed }) => reversed !== undefined)
}
