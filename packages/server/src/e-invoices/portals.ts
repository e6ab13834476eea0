import type { OutsideConfig } from '../config'
import { outsideOf } from '../outside/secret'
import type { EInvoicePortal } from './portal'
import { createTestPortal } from './test-portal'

/** THE list of adapters, by the name in `RESTOFLOW_EINVOICE_PORTAL`; `config.ts` knows the same names. */
const adapters: Readonly<Record<string, (config: OutsideConfig) => EInvoicePortal>> = {
  test: config => createTestPortal(outsideOf(config)),
}

/** @returns the portal that the configuration names, or null without one: then nothing is ever sent @throws ConfigError */
export function portalOf(config: OutsideConfig | null): EInvoicePortal | null {
  return config === null ? null : (adapters[config.name]?.(config) ?? null)
}
