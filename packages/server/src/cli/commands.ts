import type { Context } from './context'

/** One command of the command line. */
export interface Command {
  readonly usage: string
  readonly summary: string
  /** Options with a value, and without. */
  readonly texts?: readonly string[]
  readonly flags?: readonly string[]
  /** @returns false: it ran, and its answer is a bad one */
  run(context: Context): Promise<void | boolean>
}

/** Each command loads what it needs when it is given: most need neither the web nor the store. */
export const commands: Readonly<Record<string, Command>> = {
  'serve': {
    usage: 'serve [--port N] [--host ADDRESS] [--mqtt-port N]', summary: 'Run the server',
    texts: ['port', 'host', 'mqtt-port'],
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
    flags: ['reset'],
    run: async context => (await import('./store')).demo(context),
  },
  'verify': {
    usage: 'verify', summary: 'Prove that the journal is whole',
    run: async context => (await import('./verify')).verifyStore(context),
  },
  'export': {
    usage: 'export REPORT [--month 2026-11] [--day 2026-11-22 [--to DAY]] [--format json|csv|xlsx] [--section TABLE] [--out FILE]',
    summary: 'Write gstr1, daybook, tax-summary, einvoice or edit-log',
    texts: ['month', 'day', 'to', 'format', 'section', 'out'],
    run: async context => (await import('./export')).exportReport(context),
  },
  'day status': {
    usage: 'day status', summary: 'Show the open business day, and what stands against its close',
    run: async context => (await import('./day')).showDay(context),
  },
  'day close': {
    usage: 'day close [DAY] --by ID [--carry ORDER,…]', summary: 'Close a business day; the PIN of who approves is read from standard input',
    texts: ['by', 'carry'],
    run: async context => (await import('./day')).closeDay(context),
  },
  'key add': {
    usage: 'key add --role ROLE --name NAME [--outlet ID]', summary: 'Make an API key',
    texts: ['role', 'name', 'outlet'],
    run: async context => (await import('./keys')).addKey(context),
  },
  'key list': {
    usage: 'key list', summary: 'Show the API keys',
    run: async context => (await import('./keys')).listKeys(context),
  },
  'key revoke': {
    usage: 'key revoke ID-OR-NAME', summary: 'Take an API key back',
    run: async context => (await import('./keys')).revokeKey(context),
  },
  'staff add': {
    usage: 'staff add --role ROLE --name NAME [--id ID] [--pin PIN]', summary: 'Add a person; prints the PIN',
    texts: ['role', 'name', 'id', 'pin'],
    run: async context => (await import('./staff')).addStaff(context),
  },
  'staff pin': {
    usage: 'staff pin ID [--pin PIN]', summary: 'Give a person another PIN',
    texts: ['pin'],
    run: async context => (await import('./staff')).setStaffPin(context),
  },
  'staff list': {
    usage: 'staff list', summary: 'Show the people',
    run: async context => (await import('./staff')).listStaff(context),
  },
  'staff disable': {
    usage: 'staff disable ID', summary: 'Take a person\'s access away; sessions end at once',
    run: async context => (await import('./staff')).disableStaff(context),
  },
  'staff enable': {
    usage: 'staff enable ID', summary: 'Let a person in again',
    run: async context => (await import('./staff')).enableStaff(context),
  },
  'staff rights': {
    usage: 'staff rights ID [--allow RIGHT,…] [--deny RIGHT,…]', summary: 'Show or set what a person may beside the roles',
    texts: ['allow', 'deny'],
    run: async context => (await import('./staff')).staffRights(context),
  },
  'device add': {
    usage: 'device add --kind KIND [--station ID] [--name NAME]', summary: 'Make MQTT credentials',
    texts: ['kind', 'station', 'name'],
    run: async context => (await import('./devices')).addDeviceAccount(context),
  },
  'device list': {
    usage: 'device list', summary: 'Show the devices',
    run: async context => (await import('./devices')).listDevices(context),
  },
  'device revoke': {
    usage: 'device revoke USER', summary: 'Take a device\'s credentials back',
    run: async context => (await import('./devices')).revokeDevice(context),
  },
  'test payments': {
    usage: 'test payments [--port N]', summary: 'Run a payment provider that moves no money; the secret comes from RESTOFLOW_PAYMENT_SECRET',
    texts: ['port'],
    run: async context => (await import('./test-providers')).testPayments(context),
  },
  'test e-invoices': {
    usage: 'test e-invoices [--port N]', summary: 'Run an e-invoice portal that tells nobody; the secret comes from RESTOFLOW_EINVOICE_SECRET',
    texts: ['port'],
    run: async context => (await import('./test-providers')).testEInvoices(context),
  },
  'words check': {
    usage: 'words check FILE', summary: 'Hold a language\'s file (ta.json) against the English words',
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
    run: async context => (await import('./terminals')).revokeTerminal(context),
  },
}
