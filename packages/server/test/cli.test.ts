import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { commandFolder, type CommandFolder, type Served } from './support/command'

let folder: CommandFolder
const running: Served[] = []
beforeEach(async () => {
  folder = await commandFolder()
})
afterEach(async () => {
  for (const server of running.splice(0)) await server.end('SIGKILL')
  await folder.remove()
})

async function serve(...args: Parameters<CommandFolder['serve']>): Promise<Served> {
  const served = await folder.serve(...args)
  running.push(served)
  return served
}

const read = (server: Served, key: string): Promise<Response> => fetch(`${server.url}/api/v1/tables`, { headers: { authorization: `Bearer ${key}` } })

it('runs a demo that tells its addresses, PINs and MQTT port, and closes when told', async () => {
  const server = await serve()
  expect(server.told).toMatchObject({ demo: true, outlet: 'demo', welcome: null, addresses: [expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/)], mqttPort: expect.any(Number) })
  expect(server.told.pins).toContainEqual({ id: 'meera', name: 'Meera Iyer', roles: ['manager'], pin: '4071' })
  const file = join(folder.path, 'demo', 'server.json')
  expect((await stat(file)).mode & 0o777).toBe(0o600)
  expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ pid: server.pid, baseUrl: server.url })
  expect(await server.end('SIGTERM')).toBe(0)
  await expect(stat(file)).rejects.toThrow()

  const startedAt = performance.now()
  const again = await serve()
  expect((await fetch(`${again.url}/readyz`)).status).toBe(200)
  // alone on a machine it takes a third of this
  expect(performance.now() - startedAt).toBeLessThan(6_000)
  expect(await again.end('SIGINT')).toBe(0)
})

describe('a key', () => {
  it('works at once at the server that runs, and stops at once', async () => {
    const server = await serve()
    const { code, json } = await folder.run('key', 'add', '--role', 'manager', '--name', 'loyalty', '--json')
    expect([code, Object.keys(json())]).toEqual([0, ['key', 'outlet', 'baseUrl']])
    const { key, outlet, baseUrl } = json()
    expect([outlet, baseUrl]).toEqual(['demo', server.url])
    expect((await read(server, key)).status).toBe(200)
    const listed = (await folder.run('key', 'list', '--json')).json().items
    expect(listed).toMatchObject([{ name: 'loyalty', roles: ['manager'], outlet: 'demo', revokedAt: null }])
    expect(JSON.stringify(listed)).not.toContain(key)
    expect((await folder.run('key', 'revoke', 'loyalty', '--json')).json()).toMatchObject({ name: 'loyalty' })
    expect((await read(server, key)).status).toBe(401)
    expect((await folder.run('key', 'revoke', 'loyalty', '--json')).json().error.code).toBe('unknown-key')
  })

  it('can be made while nothing runs, and stands when it does', async () => {
    await folder.run('demo')
    const made = (await folder.run('key', 'add', '--demo', '--role', 'waiter', '--name', 'app', '--json')).json()
    expect(made.outlet).toBe('demo')
    const server = await serve()
    expect((await read(server, made.key)).status).toBe(200)
  })
})

it('makes a device\'s credentials', async () => {
  await serve()
  const made = await folder.run('device', 'add', '--kind', 'display', '--station', 'tandoor', '--json')
  expect(made.json()).toEqual({
    user: expect.stringMatching(/^[a-z0-9]+$/), password: expect.any(String), topicRoot: 'restoflow/v1/demo/',
    filters: expect.arrayContaining(['restoflow/v1/demo/kitchen/tandoor/#']),
  })
  const { user, password } = made.json()
  const listed = await folder.run('device', 'list', '--json')
  expect(listed.json().items).toMatchObject([{ user, kind: 'display', station: 'tandoor' }])
  expect(listed.out).not.toContain(password)
  expect((await folder.run('device', 'add', '--kind', 'display', '--station', 'grill', '--json')).json().error.code).toBe('unknown-station')
  expect((await folder.run('device', 'revoke', user, '--json')).json()).toEqual({ revoked: user })
  expect((await folder.run('device', 'list', '--json')).json().items).toEqual([])
})

it('says what is in the way', async () => {
  const server = await serve()
  const second = await folder.run('serve', '--demo', '--json')
  expect([second.code, second.json().error.code]).toEqual([1, 'data-folder-in-use'])
  expect(second.json().error.detail).toContain(String(server.pid))
  const elsewhere = await commandFolder()
  try {
    const taken = await elsewhere.run('serve', '--demo', '--json', '--port', String(server.told.port))
    expect([taken.code, taken.json().error.code]).toEqual([1, 'port-in-use'])
    expect(taken.json().error.detail).toContain(String(server.told.port))
  } finally {
    await elsewhere.remove()
  }
  expect((await folder.run('demo', '--reset', '--json')).json().error.code).toBe('data-folder-in-use')
})

it('leads a real house to its owner', async () => {
  const server = await serve([])
  expect(server.told).toMatchObject({ demo: false, outlet: 'main', pins: [], welcome: expect.stringContaining(`${server.url}/welcome/`) })
  expect((await fetch(server.told.welcome)).status).toBe(200)
  expect((await folder.run('terminal', 'code', '--json')).json().code).toMatch(/^\d{4}-\d{4}$/)
})

it('adds people, with a PIN that only they know', async () => {
  await folder.run('init')
  const added = (await folder.run('staff', 'add', '--role', 'owner', '--name', 'Zoya Mistry', '--id', 'zoya', '--json')).json()
  expect(added).toEqual({ id: 'zoya', name: 'Zoya Mistry', role: 'owner', pin: expect.stringMatching(/^\d{4}$/) })
  const server = await serve([])
  expect(server.told.welcome).toBeNull()
  expect((await folder.run('staff', 'pin', 'zoya', '--pin', '1357', '--json')).json()).toEqual({ id: 'zoya', pin: '1357' })
  expect((await folder.run('staff', 'pin', 'nobody', '--json')).json().error.code).toBe('unknown-staff')
  expect((await folder.run('staff', 'list', '--json')).json().items).toMatchObject([{ id: 'zoya', name: 'Zoya Mistry', roles: ['owner'], disabled: false }])
})

it('shows and closes the business day, with a PIN that is read from standard input alone', async () => {
  await serve()
  const { openDay, blockers } = (await folder.run('day', 'status', '--json')).json()
  expect(openDay).toMatch(/^\d{4}-\d{2}-\d{2}$/)
  expect((await folder.runWith('', 'day', 'close', '--by', 'meera', '--json')).code).not.toBe(0)
  expect((await folder.runWith('4071\n', 'day', 'close', '--by', 'meera', '--pin', '4071', '--json')).code).not.toBe(0)
  expect((await folder.runWith('9999\n', 'day', 'close', '--by', 'meera', '--json')).json().error.code).toBe('wrong-approval-pin')
  const orders = (blockers as readonly { readonly id: string; readonly kind: string }[]).filter(({ kind }) => kind !== 'open-shift').map(({ id }) => id)
  const args = ['day', 'close', openDay, '--by', 'meera', ...(orders.length > 0 ? ['--carry', orders.join(',')] : []), '--json'] as const
  expect((await folder.runWith('4071\n', ...args)).json()).toMatchObject({ businessDay: openDay, approvedBy: 'meera', zNumber: expect.stringMatching(/^Z\//) })
  expect((await folder.runWith('4071\n', ...args)).json().error.code).toBe('day-closed')
})

it('sets rights, takes access away, lists and revokes terminals', async () => {
  await folder.run('init')
  await folder.run('staff', 'add', '--role', 'owner', '--name', 'Zoya Mistry', '--id', 'zoya')
  await folder.run('staff', 'add', '--role', 'waiter', '--name', 'Ravi', '--id', 'ravi')
  const set = await folder.run('staff', 'rights', 'ravi', '--allow', 'bills.issue', '--deny', 'orders.void,orders.move', '--json')
  expect(set.json()).toMatchObject({ id: 'ravi', allow: ['bills.issue'], deny: ['orders.void', 'orders.move'] })
  expect((await folder.run('staff', 'rights', 'ravi', '--deny', '', '--json')).json()).toMatchObject({ allow: ['bills.issue'], deny: [] })
  expect((await folder.run('staff', 'rights', 'ravi', '--allow', 'everything', '--json')).json().error.code).toBe('invalid-body')
  expect((await folder.run('staff', 'disable', 'ravi', '--json')).json()).toMatchObject({ id: 'ravi', disabled: true, rights: [] })
  expect((await folder.run('staff', 'enable', 'ravi', '--json')).json()).toMatchObject({ id: 'ravi', disabled: false })
  expect((await folder.run('staff', 'disable', 'zoya', '--json')).json().error.code).toBe('last-owner')
  expect((await folder.run('terminal', 'list', '--json')).json()).toEqual({ items: [] })
  expect((await folder.run('terminal', 'revoke', 'none', '--json')).json().error.code).toBe('unknown-terminal')
})

it('verifies, prepares and resets', async () => {
  expect((await folder.run('verify', '--json')).json().error.code).toBe('not-found')
  expect((await folder.run('init', '--json')).json()).toMatchObject({ dataFolder: folder.path, demo: false, outlet: 'main' })
  expect((await folder.run('migrate', '--json')).json()).toMatchObject({ backupFile: null })
  expect((await folder.run('verify', '--json')).json()).toMatchObject({ ok: true, problems: [] })
  const first = (await folder.run('demo', '--json')).json()
  expect(first).toMatchObject({ reset: false, position: expect.any(Number) })
  await folder.run('key', 'add', '--demo', '--role', 'owner', '--name', 'x')
  expect((await folder.run('demo', '--reset', '--json')).json()).toMatchObject({ reset: true, position: first.position })
  expect((await folder.run('key', 'list', '--demo', '--json')).json()).toEqual({ items: [] })
  const verified = await folder.run('verify', '--demo')
  expect([verified.code, verified.out]).toEqual([0, expect.stringContaining('Everything fits.')])
})

it('verifies the demo unasked where there is nothing else, also when no server runs', async () => {
  await folder.run('demo')
  expect((await folder.run('verify', '--json')).json()).toMatchObject({ ok: true, outlets: [{ outlet: 'demo' }] })
})

it.each([
  [['key', 'add', '--role', 'boss', '--name', 'x'], 'usage'], [['key', 'add', '--name', 'x'], 'usage'], [['key', 'add', '--role', 'owner', '--wings'], 'usage'],
  [['fly'], 'usage'], [['key'], 'usage'], [['verify', 'extra'], 'usage'], [['constructor'], 'usage'],
  [['export', 'gstr1', '--month', '2026-11', '--day', '2026-11-02', '--out', 'x.json'], 'usage'], [['export', 'daybook', '--out', 'x.csv'], 'usage'],
  [['export', 'gstr1', '--month', '2026-11', '--section', 'b2b', '--format', 'json', '--out', 'x.json'], 'usage'],
  [['export', 'gstr1', '--month', '2026-11', '--out', '/nowhere/at/all/x.json'], 'usage'], [['serve', '--port', 'many'], 'configuration'],
])('refuses %j with words, not with a stack', async (args, code) => {
  const { code: exit, json, err } = await folder.run(...args, '--json')
  expect([exit, json().error.code, err]).toEqual([2, code, ''])
  const plain = await folder.run(...args)
  expect(plain.err).not.toMatch(/\n\s+at /)
})

it('says what is wrong with a report, where the data is not, and why a file can\'t be written', async () => {
  const lost = await folder.run('verify', '--data', join(folder.path, 'nope'))
  expect([lost.code, lost.err]).toEqual([1, expect.stringContaining('--data')])
  expect((await folder.run('export', 'gstr1', '--month', '2020-01', '--out', join(folder.path, 'x.json'), '--json')).json().error.code).toBe('not-found')
  await folder.run('demo')
  const report = (...args: readonly string[]) => folder.run('export', ...args, '--demo', '--json')
  for (const args of [['gstr1', '--month', '2026-13'], ['gstr1', '--month', '2099-01'], ['gstr1', '--month', '2020-01', '--section', 'xyz', '--format', 'csv']]) {
    const { code, json } = await report(...args, '--out', join(folder.path, 'x'))
    expect([code, json().error.fix], args.join(' ')).toEqual([2, expect.stringContaining('Usage: restoflow export')])
  }
  expect((await report('gstr1', '--month', '2020-01', '--out', '/proc/x.json')).json().error).toMatchObject({ code: 'file-failed', fix: expect.stringContaining('--out') })
  const month = new Date().toISOString().slice(0, 7)
  const { code, err } = await folder.run('export', 'gstr1', '--demo', '--month', month)
  expect([code, err]).toEqual([0, expect.stringContaining(`${month} is not over`)])
})

it('helps', async () => {
  for (const args of [[], ['help'], ['--help'], ['key', 'add', '--help'], ['--version'], ['day', '--help'], ['help', 'day'], ['help', 'key', 'add']]) {
    expect((await folder.run(...args)).code, args.join(' ')).toBe(0)
  }
  expect((await folder.run('export', '--help')).out).toMatch(/--section TABLE +as CSV/)
  expect((await folder.run('help', 'day')).out).toContain('restoflow day close')
})
