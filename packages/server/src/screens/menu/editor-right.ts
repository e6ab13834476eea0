import { holds, RestoflowError } from '@restoflow/core'
import type { Context } from 'hono'
import { requireSameOrigin } from '../../http/origin'
import type { AppEnv, Runtime, SignedIn } from '../../runtime'

/** @returns who changes the menu here @throws RestoflowError `wrong-origin`, `not-signed-in`, `forbidden` */
export function requireEditor(c: Context<AppEnv>, { config }: Runtime): SignedIn {
  requireSameOrigin(c.req.raw.headers, config)
  const { signedIn } = c.var
  if (!signedIn) throw new RestoflowError('not-signed-in', 'Nobody is signed in here by that name.')
  if (!holds(signedIn.principal, 'menu.edit')) throw new RestoflowError('forbidden', 'Changing the menu needs an owner or a manager.')
  return signedIn
}
