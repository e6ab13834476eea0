import { existsSync } from 'node:fs'

/** Suites that need a program of the system. `npm test` names those that it has to leave out. */
export type SystemSuite = 'browser' | 'mosquitto' | 'strace' | 'documents'

/**
 * @returns true where `npm test` found no program for the suite and could not install it. Without `npm test` nothing is
 * omitted: a missing program then fails the test that needs it.
 * @example
 * describe.skipIf(omitted('browser'))('the till', () => { … })
 */
export function omitted(suite: SystemSuite): boolean {
  return (process.env['RESTOFLOW_OMIT'] ?? '').split(',').includes(suite)
}

const browsers = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium'] as const

/** @returns the browser's executable: the one that `npm test` found, else one of Debian's. */
export function chromiumPath(): string {
  return process.env['RESTOFLOW_CHROMIUM'] ?? browsers.find(path => existsSync(path)) ?? browsers[0]
}
