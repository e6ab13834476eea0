import { registerBody } from '../kit/commands'
import { formBody, whole } from './form-body'

type Fields = Readonly<Record<string, unknown>>
const isEmpty = (fields: Fields): boolean => Object.keys(fields).length === 0

/** Makes the settings of the till the parts of the outlet that they are; a drawer without a name is none, an empty limit the common one. */
registerBody('till-settings', element => {
  const form = element as HTMLFormElement
  const { revision, drawers = {}, needsShift, tipsStay, opensFor = [], cap, caps = {}, settleNeedsServed, payments = {}, referenceFor } =
    formBody(form)
  const rows = Object.values(drawers as Readonly<Record<string, Fields>>).filter(({ name }) => name !== undefined)
  const references = Array.isArray(referenceFor) && referenceFor.length > 0 ? { referenceFor } : {}
  const rules: Fields = { ...(payments as Fields), ...references }
  return whole(form, {
    revision,
    patch: {
      cash: { drawers: rows, needsShift, tipsStay, opensFor },
      discountCapBasisPoints: cap,
      discountCaps: isEmpty(caps as Fields) ? null : caps,
      settleNeedsServed,
      payments: isEmpty(rules) ? null : rules,
    },
  })
})
