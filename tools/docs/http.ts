import { z } from 'zod'
import { features } from '../../packages/core/src/features'
import { restaurant } from '../../packages/core/src/restaurant'
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

/** @returns every command as one row, in the order of `features.ts`. */
export function commandsTable(): string {
  const rows = features.map(({ command, path, body, events, summary }) => {
    const roles = restaurant.decisions.get(command)?.roles
    if (!roles) throw new Error(`features.ts lists ${command}, which no role may give`)
    const schema = z.toJSONSchema(body, { io: 'input', unrepresentable: 'any' }) as Schema
    return tableRow([`\`${path}\``, summary, `\`${shortSchema(schema)}\``, roles.join(', '), events.join(', ')])
  })
  return [tableRow(['`POST /api/v1/…`', 'does', 'body', 'roles', 'events']), '|---|---|---|---|---|', ...rows].join('\n')
}
