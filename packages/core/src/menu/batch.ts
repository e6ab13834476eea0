import { defineDecision } from '../kernel/decider'
import { refuse } from '../kernel/errors'
import { requireId } from '../kernel/ids'
import { own } from '../kernel/own'
import { requireRevision } from '../kernel/revision'
import type { OutletState } from '../outlet/outlet'
import { changedSince, definitionKinds, withoutBatch } from './changes'
import { setUp } from './define'
import { faultsOf } from './faults'
import type { DefinitionKind, MenuBatch, MenuDefinitions, MenuEvent, MenuState } from './menu'
import { namesText, usersOf } from './remove'

/** Definitions of each kind in one batch. */
export const menuBatchMax = 2_000

/** Definitions as they are sent: each may carry the revision that its editor had read, 0 for a thing that must not exist yet. */
export type SentMenuBatch = {
  readonly [Kind in DefinitionKind]?: readonly (NonNullable<MenuBatch[Kind]>[number] & { readonly revision?: number | undefined })[]
}

interface BatchRefs {
  readonly outlet: OutletState
}

const nameOf = (menu: MenuDefinitions, kind: DefinitionKind, id: string): string => own<{ readonly name: string }>(menu[kind], id)?.name ?? id

/** @returns the newest batch in words of the outside: what `undo-batch` would take back */
function batchView(_: string, { batch }: MenuState): unknown {
  if (batch === null) return { batchId: null }
  return { batchId: batch.id, at: batch.at, ...Object.fromEntries(definitionKinds.map(kind => [kind, Object.keys(batch.before[kind]).length])) }
}

/** @returns the batch as it is kept @throws RestoflowError `version-conflict` for the first definition that somebody changed since it was read */
function withoutRevisions(state: MenuState, batch: SentMenuBatch): MenuBatch {
  const bare = (kind: DefinitionKind): object => {
    const sent = batch[kind]
    if (!sent) return {}
    return { [kind]: sent.map(({ revision, ...definition }) => {
      requireRevision(own<{ readonly revision: number }>(state[kind], definition.id), revision, definition.name)
      return definition
    }) }
  }
  return Object.assign({}, ...definitionKinds.map(bare)) as MenuBatch
}

/**
 * Puts many definitions on the menu together: all of them, or none and every fault told in `errors`. The client chooses the
 * id, by which the newest batch can be undone.
 */
export const applyMenuBatch = defineDecision<MenuState, SentMenuBatch & { batchId?: string }, BatchRefs, MenuEvent>({
  name: 'menu.apply-batch',
  category: 'menu',
  roles: setUp,
  reads: () => ({ outlet: 'outlet' }),
  decide: (state, { batchId, ...sent }, env) => {
    const id = requireId(batchId ?? env.id, 'batchId')
    if (state.batch?.id === id) refuse('id-taken', `The batch ${id} was applied already.`)
    const batch = withoutRevisions(state, sent)
    for (const kind of definitionKinds) {
      if ((batch[kind]?.length ?? 0) > menuBatchMax) refuse('invalid-body', `A batch holds at most ${menuBatchMax} of ${kind}.`, { field: kind })
    }
    if (definitionKinds.every(kind => (batch[kind]?.length ?? 0) === 0)) refuse('invalid-body', 'The batch is empty.', { field: 'items' })
    const faults = faultsOf(state, batch, env.refs.outlet)
    if (faults.length > 0) {
      const errors = faults.map(({ kind, id: faulty, field, message }) => ({ kind, id: faulty, field, path: `${kind}.${faulty}.${field}`, message }))
      refuse('menu-batch-refused', `${errors.length} of its fields are wrong; the first: ${errors[0]?.message ?? ''}`, { errors })
    }
    return [{ type: 'MenuBatchApplied', data: { batchId: id, ...batch } }]
  },
  view: batchView,
})

/** Puts back what stood before the newest batch; what was changed since is never overwritten. */
export const undoMenuBatch = defineDecision<MenuState, { batchId?: string }, BatchRefs, MenuEvent>({
  name: 'menu.undo-batch',
  category: 'menu',
  roles: setUp,
  reads: () => ({ outlet: 'outlet' }),
  decide: (state, { batchId }, env) => {
    const id = batchId ?? env.id
    const { batch } = state
    if (batch?.id !== id) return refuse('unknown-menu-batch', `The newest batch is not ${id}.`)
    const changed = changedSince(state, batch).map(({ kind, id: each }) => ({ kind, id: each, name: nameOf(state, kind, each) }))
    if (changed.length > 0) refuse('menu-batch-changed', `Changed since: ${namesText(changed)}.`, { changed })
    const after = withoutBatch(state)
    // what came after may have begun to use what would go, or need what would come back to its old form
    const stranded = definitionKinds.flatMap(kind => Object.entries(batch.before[kind]).flatMap(([each, stood]) =>
      (stood === null ? usersOf(after, kind, each).map(user => ({ kind: 'items', id: user.id, name: user.name })) : [])))
    if (stranded.length > 0) refuse('menu-batch-changed', `Uses something of it since: ${namesText(stranded)}.`, { changed: stranded })
    const back = (kind: DefinitionKind): readonly string[] => Object.keys(batch.before[kind]).filter(each => own<unknown>(after[kind], each) !== undefined)
    const restored: MenuBatch = {
      taxClasses: back('taxClasses').flatMap(each => after.taxClasses[each] ?? []),
      items: back('items').flatMap(each => after.items[each] ?? []),
    }
    const [fault] = faultsOf(after, restored, env.refs.outlet)
    if (fault) refuse('menu-batch-changed', fault.message, { changed: [{ kind: fault.kind, id: fault.id, name: nameOf(after, fault.kind, fault.id) }] })
    return [{ type: 'MenuBatchUndone', data: { batchId: id } }]
  },
  view: batchView,
})
