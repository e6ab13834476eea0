import { createHash } from 'node:crypto'
import { canonicalJson, principalOf, requireRight, RestoflowError, rightFor, type Approval } from '@restoflow/core'
import type { Runtime, SignedIn } from '../runtime'
import { parseBody, readJson } from './body'
import { aggregateId, findCommand, type Addressed } from './command-table'
import { identify } from './identify'
import type { Metrics } from './metrics'
import { expected, problemResponse } from './problem'

type Body = Readonly<Record<string, unknown>>

const keyPattern = /^[A-Za-z0-9_-]{1,64}$/

/** Made once: one object for all answers. */
const replyInit: ResponseInit = {
  status: 200,
  headers: { 'content-type': 'application/json', 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' },
}

/**
 * Answers `POST /api/v1/{path}`: the one way in for every command.
 * @param path below `/api/v1/`
 * @returns the dispatcher's reply byte for byte, or a problem; never rejects
 */
export async function answerCommand(request: Request, path: string, runtime: Runtime, metrics: Metrics): Promise<Response> {
  const startedAtMs = performance.now()
  let command = 'unknown'
  let code = 'ok'
  try {
    const signedIn = identify(request, runtime)
    const addressed = findCommand(path)
    command = addressed.line.command
    return new Response(await carryOut(request, addressed, signedIn, runtime), replyInit)
  } catch (error) {
    const problem = expected(error, runtime.report)
    code = problem.code
    return problemResponse(problem)
  } finally {
    metrics.command(command, code, (performance.now() - startedAtMs) / 1000)
  }
}

async function carryOut(request: Request, addressed: Addressed, signedIn: SignedIn, runtime: Runtime): Promise<string> {
  const commandId = request.headers.get('idempotency-key')
  if (commandId !== null && !keyPattern.test(commandId)) {
    throw new RestoflowError('invalid-idempotency-key', 'The Idempotency-Key is not 1 to 64 of A-Z, a-z, 0-9, _ and -.')
  }
  const sent = await readJson(request)
  const { approval: asked, ...body } = parseBody(sent, addressed.line.body) as Body
  const { command } = addressed.line
  const guest = guestOf(addressed, body)
  if (guest) {
    // who may not give the command learns nothing about guests
    const right = rightFor(command)
    if (right) requireRight(signedIn.principal, right.id)
    await requireGuest(guest, signedIn, commandId, runtime)
  }
  const filled = command === 'collection.request' ? { ...body, provider: providerName(runtime) } : body
  return runtime.dispatcher.dispatchText({
    outlet: signedIn.outlet,
    command,
    id: aggregateId(addressed, body),
    body: filled,
    by: signedIn.principal,
    requestHash: requestHash(command, addressed.pathId, sent as Body),
    approval: asked === undefined ? null : await approve(asked as AskedApproval, signedIn, runtime),
    ...(command === 'day.close' && { chain: (await runtime.journal.chainHead?.(signedIn.outlet)) ?? null }),
    ...(commandId !== null && { commandId }),
  })
}

/** @returns the guest that a command is about, and where it says so: a due account has its guest's id. One that is closed needs nobody any more */
function guestOf({ line, pathId }: Addressed, { customerId, closed }: Body): { readonly id: string; readonly field: string } | null {
  if (typeof customerId === 'string') return { id: customerId, field: 'customerId' }
  return line.command === 'account.define' && closed !== true ? { id: pathId, field: 'id' } : null
}

/**
 * Guests stand beside the journal, so that they can be erased: whether there is one is known here, not in the core. What was carried out
 * already is answered again, also after its guest was erased.
 */
async function requireGuest(
  { id, field }: { readonly id: string; readonly field: string }, { outlet, principal }: SignedIn, commandId: string | null, { customers, journal }: Runtime,
): Promise<void> {
  if ((await customers.get(id)) !== null) return
  if (commandId !== null && (await journal.command(outlet, principalOf(principal), commandId)) !== null) return
  throw new RestoflowError('unknown-customer', `There is no guest ${id}, or not any more.`, { field })
}

/** @returns whom a payment is asked of @throws RestoflowError `payment-provider-missing` */
function providerName({ payments }: Runtime): string {
  if (!payments) throw new RestoflowError('payment-provider-missing', 'This house has no payment provider.')
  return payments.provider.name
}

interface AskedApproval {
  readonly by: string
  readonly pin: string
}

function approve({ by, pin }: AskedApproval, { terminalId, principal }: SignedIn, { access }: Runtime): Promise<Approval> {
  return access.approve(terminalId ?? `${principal.kind}:${principal.id}`, by, pin)
}

/**
 * @param sent the body as it came, so that a request which says more than the first is another request
 * @returns SHA-256 of the command's name, the ids of its path, and the canonical body; a PIN never enters it
 */
function requestHash(command: string, pathId: string, sent: Body): string {
  const { approval } = sent
  const body = approval === undefined ? sent : { ...sent, approval: { ...(approval as Body), pin: undefined } }
  return createHash('sha256').update(`${command}\n${pathId}\n${canonical(body)}`).digest('hex')
}

function canonical(body: Body): string {
  try {
    return canonicalJson(body)
  } catch {
    throw new RestoflowError('malformed-json', 'The body holds a number or half a character that JSON cannot say, or is nested too deep.')
  }
}
