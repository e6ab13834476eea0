import { z } from 'zod'
import { features } from '../../packages/core/src/features'
import { rightFor } from '../../packages/core/src/kernel/rights'
import { restaurant } from '../../packages/core/src/restaurant'
import { documentFiles } from '../../packages/server/src/http/document-files'
import { linkWrites } from '../../packages/server/src/http/link-writes'
import { reads } from '../../packages/server/src/http/reads'
import { guestWrites } from '../../packages/server/src/http/guest-writes'
import { staffWrites } from '../../packages/server/src/http/staff-writes'
import { terminalWrites } from '../../packages/server/src/http/terminal-writes'
import { tableRow } from './markdown'

/** The part of JSON Schema that the bodies use. */
interface Schema {
  readonly $ref?: string
  readonly type?: string
  readonly enum?: readonly string[]
  readonly anyOf?: readonly Schema[]
  readonly items?: Schema
  readonly properties?: Readonly<Record<string, Schema>>
  readonly additionalProperties?: Schema | boolean
  readonly required?: readonly string[]
}

/** @returns a schema in one line: `{kind: dine-in|takeaway, covers?: integer}`. */
function shortSchema(schema: Schema): string {
  if (schema.$ref !== undefined) return schema.$ref.replace(/^.*\//, '')
  if (schema.enum) return schema.enum.join('|')
  if (schema.anyOf) return schema.anyOf.map(shortSchema).join(' or ')
  if (schema.items) return `[${shortSchema(schema.items)}]`
  if (schema.properties) {
    const members = Object.entries(schema.properties).map(([name, member]) =>
      `${name}${schema.required?.includes(name) === true ? '' : '?'}: ${shortSchema(member)}`)
    return `{${members.join(', ')}}`
  }
  if (typeof schema.additionalProperties === 'object') return `{…: ${shortSchema(schema.additionalProperties)}}`
  return schema.type ?? 'anything'
}

const bodyText = (body: z.ZodType): string => shortSchema(z.toJSONSchema(body, { io: 'input', unrepresentable: 'any' }) as Schema)

/** @returns every command as one row, in the order of `features.ts`. */
export function commandsTable(): string {
  const rows = features.map(({ command, path, body, events, summary }) => {
    const roles = restaurant.decisions.get(command)?.roles
    if (!roles) throw new Error(`features.ts lists ${command}, which no role may give`)
    return tableRow([`\`${path}\``, summary, `\`${bodyText(body)}\``, rightFor(command)?.id ?? '', roles.join(', '), events.join(', ')])
  })
  return [tableRow(['`POST /api/v1/…`', 'does', 'body', 'right', 'roles', 'events']), '|---|---|---|---|---|---|', ...rows].join('\n')
}

/** @returns what is written beside the journal, and everything there is to read. */
export function readsTable(): string {
  const writes = [...staffWrites, ...terminalWrites, ...guestWrites, ...linkWrites]
    .map(({ path, summary, body }) => tableRow([`\`${path}\``, summary, `\`${bodyText(body)}\``]))
  const rows = reads.map(({ path, summary, query = {}, response }) => tableRow([
    `\`${path}\``, summary, Object.keys(query).map((name) => `\`${name}\``).join(', '), z.globalRegistry.get(response)?.id ?? '',
  ]))
  const files = documentFiles.map(({ path, summary, query }) => tableRow([`\`${path}\``, summary, Object.keys(query).map((name) => `\`${name}\``).join(', ')]))
  return [
    '## Beside the journal', '',
    'Names and PINs never stand in an event. Whoever manages people gives them; about an owner only an owner. What is known of guests '
      + 'is told and read by who holds `guests.keep`, erased by who holds `guests.erase`.', '',
    tableRow(['`POST /api/v1/…`', 'does', 'body']), '|---|---|---|', ...writes, '',
    '## Reads', '',
    tableRow(['`GET /api/v1/…`', 'shows', 'query', 'schema in `/openapi.json`']), '|---|---|---|---|', ...rows, '',
    '## Documents', '',
    'PDF, as [Documents](documents.md) says. Taking a bill or a credit note puts a copy on record; `Idempotency-Key` brings the same one again.', '',
    tableRow(['`GET /api/v1/…`', 'gives', 'query']), '|---|---|---|', ...files,
  ].join('\n')
}
