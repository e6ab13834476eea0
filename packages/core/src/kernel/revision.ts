import { refuse } from './errors'

/**
 * Two people edit one definition: the second learns of it instead of undoing the first.
 * @param current the definition as it stands, if there is one
 * @param read the revision that the editor had read, 0 for a thing that must not exist yet; undefined: the last one wins
 * @param what how the refusal names it: `Table T4`
 * @throws RestoflowError `version-conflict`, with `revision` (0: it is gone) in `extra`
 */
export function requireRevision(current: { readonly revision: number } | undefined, read: number | undefined, what: string): void {
  const revision = current?.revision ?? 0
  if (read === undefined || read === revision) return
  refuse('version-conflict', conflictText(revision, read, what), { revision })
}

/** @returns what happened meanwhile, as a sentence */
export function conflictText(revision: number, read: number, what: string): string {
  if (revision === 0) return `${what} was removed meanwhile.`
  return read === 0 ? `${what} exists already.` : `${what} was changed meanwhile.`
}
