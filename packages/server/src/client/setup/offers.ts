import { registerBody } from '../kit/commands'
import { problemCard } from '../kit/problem-card'
import { t } from '../kit/words'
import { formBody, whole } from './form-body'

type Fields = Readonly<Record<string, unknown>>

/** What stands in rows of fields, in their order. */
const rowsOf = (rows: unknown): readonly unknown[] => Object.values((rows ?? {}) as Fields)
const filled = (list: unknown): list is readonly unknown[] => Array.isArray(list) && list.length > 0

/** @returns ids of the dishes that are typed by name, or the first name that no dish has */
function dishIds(rows: unknown): { readonly ids: readonly string[]; readonly unknown?: string } {
  const options = [...document.querySelectorAll<HTMLOptionElement>('#offer-dishes option')]
  const ids: string[] = []
  for (const row of rowsOf(rows)) {
    const text = String(row)
    const found = options.find(({ value }) => value.toLowerCase() === text.toLowerCase())
    // a dish that left the menu keeps its id in the field
    const id = found?.dataset['dish'] ?? (/^\S+$/.test(text) && options.every(({ value }) => value !== text) ? text : undefined)
    if (id === undefined) return { ids, unknown: text }
    if (!ids.includes(id)) ids.push(id)
  }
  return { ids }
}

function hoursOf(rows: unknown): readonly object[] {
  return rowsOf(rows).flatMap(row => {
    const { from, to, days } = row as Fields
    if (from === undefined || to === undefined) return []
    return [{ from, to, ...(filled(days) && { days: days.map(Number) }) }]
  })
}

/** Makes the fields of a coupon or an offer the definition that the outlet keeps; a dish that nobody knows stops it. */
registerBody('offer', element => {
  const form = element as HTMLFormElement
  const { way, gives: _gives, effect = {}, scope = {}, times, archived, codes, usesMax, ...rest } = formBody(form)
  const { freeItems, ...gift } = effect as Fields
  const { items, categoryIds } = scope as Fields
  const [free, only] = [dishIds(freeItems), dishIds(items)]
  const unknown = free.unknown ?? only.unknown
  if (unknown !== undefined) {
    const problem = { status: 0, code: '', title: '', detail: t('browser.offer-dish-way'), fix: '' }
    document.querySelector(form.dataset['errors'] ?? '')?.replaceChildren(problemCard(problem, t('browser.offer-no-dish', { dish: unknown })))
    return null
  }
  const hours = hoursOf(times)
  return whole(form, {
    ...rest,
    effect: { ...gift, ...(free.ids.length > 0 && { freeItemIds: free.ids }) },
    scope: { ...(filled(categoryIds) && { categoryIds }), ...(only.ids.length > 0 && { itemIds: only.ids }) },
    automatic: way === 'automatic',
    ...(hours.length > 0 && { times: hours }),
    ...(way === 'coupon' && { codes: codes ?? [], ...(usesMax !== undefined && { usesMax }) }),
    ...(archived === 'true' && { archived: true }),
  })
})
