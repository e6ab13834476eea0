import { readFileSync } from 'node:fs'
import { ConfigError, type OutsideConfig } from '../config'
import type { Outside } from './post-signed'

/** A secret that could be guessed protects nothing. */
const secretMin = 16

/** @returns where somebody outside is, with the secret, read from its file where it lies in one @throws ConfigError that never quotes the secret */
export function outsideOf({ url, secret, secretFile, variable }: OutsideConfig): Outside {
  const text = (secret ?? read(variable, secretFile ?? '')).trim()
  if (text.length < secretMin) throw new ConfigError(`${variable}_SECRET`, `has fewer than ${secretMin} characters.`)
  return { url, secret: text }
}

function read(variable: string, file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    throw new ConfigError(`${variable}_SECRET_FILE`, `names a file that cannot be read: ${error instanceof Error ? error.message : file}.`)
  }
}
