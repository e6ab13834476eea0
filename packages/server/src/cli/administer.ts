import { RestoflowError, type ErrorCode } from '@restoflow/core'
import type { AdminCommandName } from '../start/admin-commands'
import type { Context } from './context'

/**
 * Carries a command out in the server that has the data folder, or opens the folder where nobody has it.
 * @throws RestoflowError as the command refuses
 */
export async function administer<Answer>(context: Context, command: AdminCommandName, args: Readonly<Record<string, unknown>>): Promise<Answer> {
  const { server, config } = context
  if (server) return ask<Answer>(server, command, args)
  const [{ openHouse }, { runAdminCommand }] = await Promise.all([import('../start/house'), import('../start/admin-commands')])
  const house = await openHouse({ config })
  try {
    return await runAdminCommand(house, command, args) as Answer
  } finally {
    await house.close()
  }
}

async function ask<Answer>({ address, token }: NonNullable<Context['server']>, command: AdminCommandName, args: unknown): Promise<Answer> {
  const response = await fetch(address, { method: 'POST', headers: { authorization: `Bearer ${token}` }, body: JSON.stringify({ command, args }) })
  const answer = await response.json() as Answer & { readonly code?: ErrorCode; readonly detail?: string }
  if (response.ok) return answer
  throw new RestoflowError(answer.code ?? 'internal', answer.detail ?? 'The server gave no reason.')
}
