import { roles } from '@restoflow/core'
import type { Takes } from './arguments'
import type { Context } from './context'

/** One command of the command line. */
export interface Command extends Takes {
  readonly usage: string
  readonly summary: string
  /** @returns false: it ran, and its answer is a bad one */
  run(context: Context): Promise<void | boolean>
}

const role = ['ROLE', `one of ${roles.join(', ')}`] as const
const pin = ['PIN', 'four digits; chosen and printed where it is left out'] as const
const id = 'of the person, as staff list shows it'
const testPort = (usual: number) => ({ port: ['N', `where it listens; ${usual} where it is left out`] } as const)

/** Each command loads what it needs when it is given: most need neither the web nor the store. */
export const commands: Readonly<Record<string, Command>> = {
  'serve': {
    usage: 'serve [--port N] [--host ADDRESS] [--mqtt-port N]', summary: 'Run the server',
    texts: {
      'port': ['N', 'of HTTP: PORT, else 3000; 0 for a free one'], 'host': ['ADDRESS', 'where it listens: HOST, else 0.0.0.0, the demo 127.0.0.1'],
      'mqtt-port': ['N', 'of MQTT: MQTT_PORT, else 1883 or a free one'],
    },
    run: async context => (await import('./serve')).serve(context),
  },
  'init': {
    usage: 'init', summary: 'Make the data folder and its database',
    run: async context => (await import('./store')).init(context),
  },
  'migrate': {
    usage: 'migrate', summary: 'Bring the database to this version',
    run: async context => (await import('./store')).migrateStore(context),
  },
  'demo': {
    usage: 'demo [--reset]', summary: 'Set the demo up, or up anew',
    flags: { reset: 'deletes the demo\'s data first' },
    run: async context => (await import('./store')).demo(context),
  },
  'verify': {
    usage: 'verify', summary: 'Prove that the journal is whole',
    run: async context => (await import('./verify')).verifyStore(context),
  },
  'export': {
    usage: 'export REPORT [--month 2026-11] [--day 2026-11-22 [--to DAY]] [--format json|csv|xlsx] [--section TABLE] [--out FILE]',
    summary: 'Write gstr1, daybook, tax-summary, einvoice or edit-log',
    words: { REPORT: 'gstr1 (of a month), einvoice, tax-summary, daybook, or edit-log (also of all time)' },
    texts: {
      month: ['MONTH', 'of which month, such as 2026-11'], day: ['DAY', 'of which day, such as 2026-11-22, in place of a month'],
      to: ['DAY', 'with --day: the last of several days'], format: ['FORMAT', 'json, csv or xlsx; else as FILE ends, else the report\'s first'],
      section: ['TABLE', 'as CSV: only this table, such as b2b or warnings'],
      out: ['FILE', 'where it goes, in a folder that is there; several tables go to a folder. Left out: standard output'],
    },
    run: async context => (await import('./export')).exportReport(context),
  },
  'day status': {
    usage: 'day status', summary: 'Show the open business day, and what stands against its close',
    run: async context => (await import('./day')).showDay(context),
  },
  'day close': {
    usage: 'day close [DAY] --by ID [--carry ORDER,…]', summary: 'Close a business day; the PIN of who approves is read from standard input',
    words: { DAY: 'such as 2026-11-22; the first that was not closed where it is left out' },
    texts: { by: ['ID', 'who approves it'], carry: ['ORDER,…', 'ids of the orders that go on into the next day'] },
    run: async context => (await import('./day')).closeDay(context),
  },
  'key add': {
    usage: 'key add --role ROLE --name NAME [--outlet ID]', summary: 'Make an API key',
    texts: { role, name: ['NAME', 'what it is for'], outlet: ['ID', 'the outlet that it opens; this one where it is left out'] },
    run: async context => (await import('./keys')).addKey(context),
  },
  'key list': {
    usage: 'key list', summary: 'Show the API keys',
    run: async context => (await import('./keys')).listKeys(context),
  },
  'key revoke': {
    usage: 'key revoke ID-OR-NAME', summary: 'Take an API key back',
    words: { 'ID-OR-NAME': 'of the key, as key list shows it' },
    run: async context => (await import('./keys')).revokeKey(context),
  },
  'staff add': {
    usage: 'staff add --role ROLE --name NAME [--id ID] [--pin PIN]', summary: 'Add a person; prints the PIN',
    texts: { role, name: ['NAME', 'as it stands on screens'], id: ['ID', 'of a-z, 0-9 and -; made where it is left out'], pin },
    run: async context => (await import('./staff')).addStaff(context),
  },
  'staff pin': {
    usage: 'staff pin ID [--pin PIN]', summary: 'Give a person another PIN',
    words: { ID: id }, texts: { pin },
    run: async context => (await import('./staff')).setStaffPin(context),
  },
  'staff list': {
    usage: 'staff list', summary: 'Show the people',
    run: async context => (await import('./staff')).listStaff(context),
  },
  'staff disable': {
    usage: 'staff disable ID', summary: 'Take a person\'s access away; sessions end at once',
    words: { ID: id },
    run: async context => (await import('./staff')).disableStaff(context),
  },
  'staff enable': {
    usage: 'staff enable ID', summary: 'Let a person in again',
    words: { ID: id },
    run: async context => (await import('./staff')).enableStaff(context),
  },
  'staff rights': {
    usage: 'staff rights ID [--allow RIGHT,…] [--deny RIGHT,…]', summary: 'Show or set what a person may beside the roles',
    words: { ID: id },
    texts: { allow: ['RIGHT,…', 'held beside those of the roles; an empty list takes them back'], deny: ['RIGHT,…', 'not held, whatever the roles say'] },
    run: async context => (await import('./staff')).staffRights(context),
  },
  'device add': {
    usage: 'device add --kind KIND [--station ID] [--name NAME]', summary: 'Make MQTT credentials',
    texts: { kind: ['KIND', 'such as display'], station: ['ID', 'the station that it is for'], name: ['NAME', 'as device list shows it'] },
    run: async context => (await import('./devices')).addDeviceAccount(context),
  },
  'device list': {
    usage: 'device list', summary: 'Show the devices',
    run: async context => (await import('./devices')).listDevices(context),
  },
  'device revoke': {
    usage: 'device revoke USER', summary: 'Take a device\'s credentials back',
    words: { USER: 'of the device, as device list shows it' },
    run: async context => (await import('./devices')).revokeDevice(context),
  },
  'test payments': {
    usage: 'test payments [--port N]', summary: 'Run a payment provider that moves no money; the secret comes from RESTOFLOW_PAYMENT_SECRET',
    texts: testPort(4010),
    run: async context => (await import('./test-providers')).testPayments(context),
  },
  'test e-invoices': {
    usage: 'test e-invoices [--port N]', summary: 'Run an e-invoice portal that tells nobody; the secret comes from RESTOFLOW_EINVOICE_SECRET',
    texts: testPort(4020),
    run: async context => (await import('./test-providers')).testEInvoices(context),
  },
  'words check': {
    usage: 'words check FILE', summary: 'Hold a language\'s file (ta.json) against the English words',
    words: { FILE: 'named after the language\'s tag' },
    run: async context => (await import('./words')).checkWords(context),
  },
  'terminal code': {
    usage: 'terminal code', summary: 'Make a one-time code for a browser',
    run: async context => (await import('./terminals')).terminalCode(context),
  },
  'terminal list': {
    usage: 'terminal list', summary: 'Show the browsers that staff may sign in on',
    run: async context => (await import('./terminals')).listTerminals(context),
  },
  'terminal revoke': {
    usage: 'terminal revoke ID', summary: 'Take a browser out; its connections are cut at once',
    words: { ID: 'of the browser, as terminal list shows it' },
    run: async context => (await import('./terminals')).revokeTerminal(context),
  },
}
