import { readFileSync } from 'node:fs'

/** @returns the version in this package's manifest */
export function packageVersion(): string {
  // one level up from dist and from src alike
  return (JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string }).version
}
