import type { TerminalLine } from '../access/access'
import { Failure, UsageError } from './arguments'
import { administer } from './administer'
import type { Context } from './context'

/** `terminal code`: a one-time code for a browser, where no manager is at hand to make one. */
export async function terminalCode(context: Context): Promise<void> {
  if (!context.server) throw new Failure('not-found', 'The code lives in the running server, and none runs.', 'Start it: restoflow serve.')
  const { code, expiresAt } = await administer<{ code: string; expiresAt: string }>(context, 'terminal.code', {})
  context.output.result({ code, expiresAt }, [`Type ${code} on the browser's first page within ten minutes.`])
}

/** `terminal list`: the last seen first. */
export async function listTerminals(context: Context): Promise<void> {
  const { items } = await administer<{ items: readonly TerminalLine[] }>(context, 'terminal.list', {})
  const lines = items.map(({ id, name, lastSeenAt, address, signedIn }) =>
    `${id}  ${name.padEnd(24)} seen ${lastSeenAt.slice(0, 16)}${address === null ? '' : ` at ${address}`}  ${signedIn.join(', ')}`.trimEnd())
  context.output.result({ items }, lines.length === 0 ? ['There are no terminals.'] : lines)
}

/** `terminal revoke ID`: its cookie, its sessions and its live connections end at once. */
export async function revokeTerminal(context: Context): Promise<void> {
  const [terminal] = context.typed.positionals
  if (terminal === undefined) throw new UsageError('Name the terminal by its id: restoflow terminal revoke ID')
  await administer(context, 'terminal.revoke', { terminal })
  context.output.result({ revoked: terminal }, [`Revoked ${terminal}.`])
}
