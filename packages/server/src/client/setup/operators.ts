import { registerBody } from '../kit/commands'
import { formBody } from './form-body'

/** Makes rows of operators the list that the settings take; a row without a name is none. */
registerBody('operators', element => {
  const { revision, operators = {} } = formBody(element as HTMLFormElement)
  const rows = Object.values(operators as Readonly<Record<string, { readonly name?: string }>>).filter(({ name }) => name !== undefined)
  return { revision, operators: undefined, patch: { operators: rows.length > 0 ? rows : null } }
})
