import { errorCatalogue, restaurant, rightOf, type ErrorEntry } from '@restoflow/core'
import { features, type CommandLine } from '@restoflow/core/features'
import { z } from 'zod'
import { documentFiles, type FileLine } from './document-files'
import { guestWrites } from './guest-writes'
import { fileTypes, importPreviewSchema, importReplySchema } from './menu-files'
import { linkWrites } from './link-writes'
import type { ReadLine } from './read-line'
import { reads } from './reads'
import { staffWrites, type StaffWrite } from './staff-writes'
import { terminalWrites } from './terminal-writes'
import { eventsSchema, problemSchema, replySchema } from './view-schemas'

type Json = Readonly<Record<string, unknown>>

/** Statuses of the catalogue that any request may answer, told once for all. */
const problemRef = { description: 'A problem of the catalogue (RFC 9457)', content: { 'application/problem+json': { schema: ref('Problem') } } }

/** Collects the named schemas that the operations refer to. */
class Components {
  readonly schemas: Record<string, unknown> = {}

  /** @returns a reference to the schema, kept under its own name or the given one */
  add(schema: z.ZodType, io: 'input' | 'output', name?: string): Json {
    const { $schema: _, $defs = {}, ...body } = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as Record<string, unknown> & { $defs?: Json }
    for (const [id, definition] of Object.entries($defs)) this.schemas[id] ??= rewritten(definition)
    const id = z.globalRegistry.get(schema)?.id ?? name
    if (id === undefined) return rewritten(body) as Json
    this.schemas[id] ??= rewritten(body)
    return ref(id)
  }
}

function ref(id: string): Json {
  return { $ref: `#/components/schemas/${id}` }
}

/** JSON Schema keeps definitions in `$defs`, OpenAPI in `components`. */
function rewritten(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(rewritten)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).flatMap(([key, member]) => {
    if (key === 'id' && typeof member === 'string') return []
    if (key === '$ref' && typeof member === 'string') return [[key, member.replace('#/$defs/', '#/components/schemas/')]]
    return [[key, rewritten(member)]]
  }))
}

const pascal = (name: string): string => name.split(/[.-]/).map(word => word.charAt(0).toUpperCase() + word.slice(1)).join('')
const camel = (name: string): string => pascal(name).replace(/^./, first => first.toLowerCase())
const tagOf = (path: string): string => path.split('/')[0] ?? ''

const idParameter = { name: 'id', in: 'path', required: true, schema: ref('Id') }
const keyParameter = {
  name: 'Idempotency-Key', in: 'header', required: false, schema: { type: 'string', pattern: '^[A-Za-z0-9_-]{1,64}$' },
  description: 'Send the same key again to be sure: one effect, the same answer byte for byte',
}
const personParameter = { name: 'RestoFlow-As', in: 'header', required: false, schema: ref('Id'), description: 'At a terminal: the person who acts' }
const outletParameter = { name: 'RestoFlow-Outlet', in: 'header', required: false, schema: ref('Id'), description: 'For keys of the whole house' }

const queryParameter = (name: string, schema: Json, description: string): Json => ({ name, in: 'query', required: false, schema, description })

function commandOperation(line: CommandLine, components: Components): Json {
  const roles = restaurant.decisions.get(line.command)?.roles ?? []
  return {
    operationId: camel(line.command),
    tags: [tagOf(line.path)],
    summary: line.summary,
    description: `Roles: ${roles.join(', ')}. Events: ${line.events.join(', ')}.`,
    parameters: [...(line.path.includes('{id}') ? [idParameter] : []), keyParameter, personParameter, outletParameter],
    requestBody: { required: true, content: { 'application/json': { schema: components.add(line.body, 'input', `${pascal(line.command)}Body`) } } },
    responses: { 200: ok(components.add(replySchema, 'output')), default: problemRef },
  }
}

function staffOperation({ path, summary, body, right }: StaffWrite, components: Components): Json {
  const name = camel((path.includes('/') ? path : `save-${path}`).replace('/{id}', '').replaceAll('/', '-'))
  return {
    operationId: name,
    tags: [tagOf(path)],
    summary,
    description: `Roles: ${(right ? rightOf(right)?.roles : undefined)?.join(', ') ?? 'owner, manager'}. Written beside the journal: it has no events of its own.`,
    parameters: [...(path.includes('{id}') ? [idParameter] : []), personParameter, outletParameter],
    requestBody: { required: true, content: { 'application/json': { schema: components.add(body, 'input', `${pascal(name)}Body`) } } },
    responses: { 200: ok(components.add(replySchema, 'output')), default: problemRef },
  }
}

function readOperation({ path, summary, query = {}, response }: ReadLine, components: Components): Json {
  const parameters = Object.entries(query).map(([name, description]) => queryParameter(name, { type: 'string' }, description))
  return {
    operationId: camel(`read-${path.replace(/\/?\{id\}/, '-one').replaceAll('/', '-')}`),
    tags: [tagOf(path)],
    summary,
    parameters: [...(path.includes('{id}') ? [idParameter] : []), ...parameters, personParameter, outletParameter],
    responses: { 200: ok(components.add(response, 'output')), default: problemRef },
  }
}

function fileOperation({ path, summary, query, category }: FileLine): Json {
  return {
    operationId: camel(`read-${path.replace('/{id}', '').replaceAll('/', '-')}`),
    tags: [tagOf(path)],
    summary,
    ...(category !== undefined && { description: `Roles: ${rightOf('bills.print')?.roles.join(', ') ?? ''}. Events: DocumentPrinted.` }),
    parameters: [
      idParameter, ...Object.entries(query).map(([name, description]) => queryParameter(name, { type: 'string' }, description)),
      ...(category === undefined ? [] : [keyParameter]), personParameter, outletParameter,
    ],
    responses: { 200: { description: 'The document', content: { 'application/pdf': { schema: { type: 'string', format: 'binary' } } } }, default: problemRef },
  }
}

function eventsOperation(components: Components): Json {
  return {
    operationId: 'readEvents',
    tags: ['events'],
    summary: 'Public events after a position, at once or live',
    description: 'With Accept: text/event-stream live: id is the position, data the envelope, a comment comes each 15 s.',
    parameters: [
      queryParameter('after', { type: 'integer', minimum: 0, default: 0 }, 'Position of the last event that you have'),
      queryParameter('limit', { type: 'integer', minimum: 1, maximum: 1000, default: 1000 }, 'Events of one answer'),
      { name: 'Last-Event-ID', in: 'header', required: false, schema: { type: 'string' }, description: 'Resumes a live stream without a gap' },
    ],
    responses: {
      200: {
        description: 'Events',
        content: { 'application/json': { schema: components.add(eventsSchema, 'output') }, 'text/event-stream': { schema: { type: 'string' } } },
      },
      default: problemRef,
    },
  }
}

const anyFile = { schema: { type: 'string', format: 'binary' } }
const sheetTypes = Object.values(fileTypes).map(type => type.split(';')[0] ?? type)

function menuImportOperation(components: Components): Json {
  const form = { schema: { type: 'object', properties: { file: { type: 'string', format: 'binary' } }, required: ['file'] } }
  return {
    operationId: 'importMenu',
    tags: ['menu'],
    summary: 'Put a menu file on the menu, all or nothing, or see with ?preview what it would change',
    description: 'Roles: owner, manager. Events: MenuBatchApplied. At most 5 MB and 2,000 dishes. docs/menu-files.md says what the columns mean.',
    parameters: [
      queryParameter('preview', { type: 'string' }, 'Nothing is changed; what would be is answered, with everything that is wrong'),
      queryParameter('new-categories', { type: 'string' }, 'Categories that nobody knows are made'),
      queryParameter('mark', { type: 'string' }, 'Of a preview: refused with version-conflict when the menu was changed since'),
      keyParameter, personParameter, outletParameter,
    ],
    requestBody: { required: true, content: { ...Object.fromEntries(sheetTypes.map(type => [type, anyFile])), 'multipart/form-data': form } },
    responses: {
      200: {
        description: 'Done, or the preview',
        content: { 'application/json': { schema: { oneOf: [components.add(importReplySchema, 'output'), components.add(importPreviewSchema, 'output')] } } },
      },
      default: problemRef,
    },
  }
}

function menuExportOperation(format: keyof typeof fileTypes): Json {
  return {
    operationId: `exportMenu${pascal(format)}`,
    tags: ['menu'],
    summary: `The whole menu as ${format.toUpperCase()}; imported again it changes nothing`,
    parameters: [personParameter, outletParameter],
    responses: { 200: { description: 'The file', content: { [fileTypes[format].split(';')[0] ?? '']: anyFile } }, default: problemRef },
  }
}

const ok = (schema: Json): Json => ({ description: 'Done', content: { 'application/json': { schema } } })

/** @returns the OpenAPI 3.1 document of everything below `/api/v1` */
export function openapiDocument(version: string, serverUrl: string): Json {
  const components = new Components()
  components.add(problemSchema, 'output')
  const paths: Record<string, Record<string, unknown>> = {}
  const add = (path: string, method: 'get' | 'post', operation: Json): void => {
    paths[`/api/v1/${path}`] = { ...paths[`/api/v1/${path}`], [method]: operation }
  }
  for (const read of reads) add(read.path, 'get', readOperation(read, components))
  for (const file of documentFiles) add(file.path, 'get', fileOperation(file))
  add('events', 'get', eventsOperation(components))
  for (const line of features) add(line.path, 'post', commandOperation(line, components))
  for (const write of [...staffWrites, ...terminalWrites, ...guestWrites]) add(write.path, 'post', staffOperation(write, components))
  add('menu/import', 'post', menuImportOperation(components))
  for (const format of ['csv', 'xlsx'] as const) add(`menu/export.${format}`, 'get', menuExportOperation(format))
  for (const write of [...staffWrites, ...terminalWrites, ...guestWrites, ...linkWrites]) add(write.path, 'post', staffOperation(write, components))
  return {
    openapi: '3.1.0',
    info: {
      title: 'RestoFlow',
      version,
      description: 'Orders, kitchen tickets, bills and payments of one restaurant. Amounts are whole paise, quantities decimal text, rates basis '
        + 'points.',
    },
    servers: [{ url: serverUrl }],
    security: [{ key: [] }, { terminal: [] }],
    tags: [...new Set([...reads, ...features, { path: 'events' }].map(({ path }) => tagOf(path)))].map(name => ({ name })),
    paths,
    components: {
      securitySchemes: {
        key: { type: 'http', scheme: 'bearer', description: 'restoflow key add --role manager --name NAME' },
        terminal: { type: 'apiKey', in: 'cookie', name: 'rf_terminal', description: 'A browser of the house, with RestoFlow-As' },
      },
      schemas: components.schemas,
    },
    'x-errors': Object.entries<ErrorEntry>(errorCatalogue).map(([code, entry]) => ({ code, ...entry })),
  }
}
