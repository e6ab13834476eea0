import { once } from 'node:events'
import { readSecret } from '../config'
import { startTestPortal } from '../e-invoices/test-portal-server'
import { startTestProvider } from '../payments/test-provider-server'
import { textOf, UsageError, type Typed } from './arguments'
import type { Context } from './context'

const paymentsPort = 4010
const eInvoicesPort = 4020

/** `test payments`: the test provider until it is told to stop, for a demo beside the house. */
export async function testPayments({ typed, output }: Context): Promise<void> {
  const server = await startTestProvider({ secret: secretOf('RESTOFLOW_PAYMENT_SECRET'), port: portOf(typed, paymentsPort) })
  output.result({ url: server.url }, [
    `Test payments  ${server.url}`,
    `  Start the house with RESTOFLOW_PAYMENT_PROVIDER=test RESTOFLOW_PAYMENT_URL=${server.url} and the same RESTOFLOW_PAYMENT_SECRET.`,
  ])
  await untilStopped()
  await server.close()
}

/** `test e-invoices`: the test portal until it is told to stop. */
export async function testEInvoices({ typed, output }: Context): Promise<void> {
  const server = await startTestPortal({ secret: secretOf('RESTOFLOW_EINVOICE_SECRET'), port: portOf(typed, eInvoicesPort) })
  output.result({ url: server.url }, [
    `Test e-invoice portal  ${server.url}`,
    `  Start the house with RESTOFLOW_EINVOICE_PORTAL=test RESTOFLOW_EINVOICE_URL=${server.url} and the same RESTOFLOW_EINVOICE_SECRET.`,
  ])
  await untilStopped()
  await server.close()
}

function portOf(typed: Typed, fallback: number): number {
  const given = textOf(typed, 'port') ?? String(fallback)
  const port = Number(given)
  if (!/^\d+$/.test(given) || port > 65_535) throw new UsageError(`--port is ${given}; use a port from 0 to 65535`)
  return port
}

function secretOf(variable: string): string {
  const secret = readSecret(variable) ?? ''
  if (secret === '') throw new UsageError(`${variable} is missing: both sides share a secret of at least 16 characters`)
  return secret
}

async function untilStopped(): Promise<void> {
  await Promise.race([once(process, 'SIGTERM'), once(process, 'SIGINT')])
}
