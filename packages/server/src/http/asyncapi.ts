import { Hono } from 'hono'
import { z } from 'zod'
import {
  announceMessageSchema, availabilityMessageSchema, billRequestMessageSchema, statusMessageSchema, tableMessageSchema, ticketMessageSchema,
} from '../mqtt/payloads.schema'
import { topicPatterns } from '../mqtt/topics'
import { envelopeSchema } from './view-schemas'

interface Topic {
  readonly schema: z.ZodType
  readonly title: string
  readonly summary: string
  readonly retain: boolean
  /** `send`: the server publishes; `receive`: a device does. */
  readonly action: 'send' | 'receive'
  readonly contentType?: string
}

const topics: Readonly<Record<keyof typeof topicPatterns, Topic>> = {
  event: {
    schema: envelopeSchema, retain: false, action: 'send',
    title: 'Public event', summary: 'Every public event of the journal, once it is committed, at least once',
  },
  ticket: {
    schema: ticketMessageSchema, retain: true, action: 'send',
    title: 'Open ticket', summary: 'A KOT until it is served, a cancel until it is acknowledged',
  },
  table: {
    schema: tableMessageSchema, retain: true, action: 'send',
    title: 'Table', summary: 'State, orders and covers of a table',
  },
  billRequest: {
    schema: billRequestMessageSchema, retain: true, action: 'send',
    title: 'Bill request', summary: 'The red alert, until the bill is issued or the request withdrawn',
  },
  availability: {
    schema: availabilityMessageSchema, retain: true, action: 'send',
    title: 'Availability', summary: 'Items that are sold out',
  },
  announce: {
    schema: announceMessageSchema, retain: true, action: 'receive',
    title: 'Manifest', summary: 'What a device says of itself',
  },
  status: {
    schema: statusMessageSchema, retain: true, action: 'receive', contentType: 'text/plain',
    title: 'Status', summary: 'Whether a device is there; `offline` as its last will',
  },
}

const parameters: Readonly<Record<string, string>> = {
  outlet: 'Id of the outlet',
  eventType: 'Type of the event, such as BillSettled',
  station: 'Id of the station',
  ticketId: 'Id of the ticket',
  tableId: 'Id of the table',
  orderId: 'Id of the order',
  deviceId: 'Id of the device, which is its MQTT user',
}

/** @returns the AsyncAPI 3 document of everything on MQTT */
export function asyncapiDocument(): object {
  const entries = Object.entries(topics) as [keyof typeof topicPatterns, Topic][]
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'RestoFlow over MQTT',
      version: '1',
      description: [
        'MQTT 3.1.1, TCP and WebSocket. An empty payload on a retained topic clears it.',
        'Receivers ignore a `position` lower than the last on its topic, and fields that they do not know.',
      ].join(' '),
    },
    defaultContentType: 'application/json',
    servers: {
      tcp: { ...serverAt('mqtt', '1883'), protocolVersion: '3.1.1' },
      webSocket: { ...serverAt('ws', '3000'), pathname: '/mqtt' },
    },
    channels: Object.fromEntries(entries.map(([name, topic]) => [name, channelOf(name, topic)])),
    operations: Object.fromEntries(entries.map(([name, { action, retain, summary }]) => [name, {
      action,
      summary,
      channel: { $ref: `#/channels/${name}` },
      messages: [{ $ref: `#/channels/${name}/messages/${name}` }],
      bindings: { mqtt: { qos: 1, retain, bindingVersion: '0.2.0' } },
    }])),
    components: {
      schemas: componentSchemas(),
      messages: Object.fromEntries(entries.map(([name, { schema, title, summary, contentType }]) => [name, {
        name, title, summary, ...(contentType !== undefined && { contentType }), payload: { $ref: `#/components/schemas/${nameOf(schema)}` },
      }])),
      securitySchemes: { device: { type: 'userPassword', description: 'The user and password that `restoflow device add` prints' } },
    },
  }
}

/** @returns `GET /asyncapi.json` */
export function asyncapiRoutes(): Hono {
  const text = JSON.stringify(asyncapiDocument())
  return new Hono().get('/asyncapi.json', c => c.body(text, 200, { 'content-type': 'application/json', 'access-control-allow-origin': '*' }))
}

function serverAt(protocol: string, port: string): object {
  return {
    host: '{host}:{port}', protocol, variables: { host: { default: 'localhost' }, port: { default: port } },
    security: [{ $ref: '#/components/securitySchemes/device' }],
  }
}

function channelOf(name: keyof typeof topicPatterns, { title, summary }: Topic): object {
  const address = `restoflow/v1/{outlet}/${topicPatterns[name]}`
  const named = [...address.matchAll(/\{(\w+)\}/g)].map(([, parameter = '']) => parameter)
  return {
    address,
    title,
    description: summary,
    messages: { [name]: { $ref: `#/components/messages/${name}` } },
    parameters: Object.fromEntries(named.map(parameter => [parameter, { description: parameters[parameter] }])),
  }
}

function nameOf(schema: z.ZodType): string {
  return z.globalRegistry.get(schema)?.id ?? ''
}

/** The payloads' schemas and those that they are made of, each once, by its own name; in the dialect of AsyncAPI. */
function componentSchemas(): Record<string, object> {
  const all = z.object(Object.fromEntries(Object.entries(topics).map(([name, { schema }]) => [name, schema])))
  const { definitions } = z.toJSONSchema(all, { target: 'draft-7', io: 'input' }) as unknown as { definitions: Record<string, object> }
  return JSON.parse(JSON.stringify(definitions).replaceAll('"#/definitions/', '"#/components/schemas/')) as Record<string, object>
}
