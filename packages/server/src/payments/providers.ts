import type { OutsideConfig } from '../config'
import { outsideOf } from '../outside/secret'
import type { PaymentProvider } from './provider'
import { createTestProvider } from './test-provider'

/** THE list of adapters, by the name in `RESTOFLOW_PAYMENT_PROVIDER`; `config.ts` knows the same names. */
const adapters: Readonly<Record<string, (config: OutsideConfig) => PaymentProvider>> = {
  test: config => createTestProvider(outsideOf(config)),
}

/** @returns the provider that the configuration names, or null without one: then nobody outside is ever asked @throws ConfigError */
export function providerOf(config: OutsideConfig | null): PaymentProvider | null {
  return config === null ? null : (adapters[config.name]?.(config) ?? null)
}
