import { execFileSync } from 'node:child_process'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { omitted } from '../../../tools/test-support/omit'
import { startTestPortal, type TestPortalServer } from '../src/e-invoices/test-portal-server'
import { openTestHouse, placeOrder, type Json, type TestHouse } from './support/house'

const secret = 'a secret of the tests'
const buyer = { name: 'Deccan Catering', address: '2 Example Road, Bengaluru 560001', gstin: '29AAPFU0939F1ZR', stateCode: '29' }
let portal: TestPortalServer
let house: TestHouse
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'restoflow-irn-'))
  portal = await startTestPortal({ secret })
  house = await openTestHouse({ env: { RESTOFLOW_EINVOICE_PORTAL: 'test', RESTOFLOW_EINVOICE_URL: portal.url, RESTOFLOW_EINVOICE_SECRET: secret } })
  const { status, text } = await house.post('outlet/change', { patch: { eInvoicingFrom: '2020-01-01' } }, { key: await house.key('owner') })
  expect(status, text).toBe(200)
})
afterAll(async () => {
  expect(house.reported).toEqual([])
  await house.close()
  await portal.close()
  await rm(folder, { recursive: true, force: true })
})

let tables = 0
const sold = async (id: string, more: Readonly<Record<string, unknown>> = { buyer }): Promise<Json> => {
  tables += 1
  await placeOrder(house, `t${tables}`, id)
  const { body, status, text } = await house.post('bills', { billId: `b-${id}`, orderId: id, ...more })
  expect(status, text).toBe(200)
  return body.state
}
const bill = async (id: string): Promise<Json> => (await house.get(`bills/b-${id}`)).body
const irnOf = async (id: string): Promise<string | undefined> => (await bill(id)).einvoice?.irn
const month = (): string => new Date().toISOString().slice(0, 7)
const missing = async (): Promise<readonly string[]> => {
  const { body } = await house.get(`reports/gstr1?month=${month()}`, { key: await house.key('owner') })
  return (body.warnings as { kind: string; id: string }[]).filter(({ kind }) => kind === 'irn-missing').map(({ id }) => id)
}

describe('an e-invoice', () => {
  it('is registered by itself, with its credit note after it, and others are not', async () => {
    await sold('plain', {})
    expect(await sold('a')).toMatchObject({ needsIrn: true })
    await expect.poll(() => irnOf('a')).toMatch(/^[0-9a-f]{64}$/)
    expect(await bill('a')).toMatchObject({ einvoice: portal.registered().map(({ Irn, AckNo, AckDt, SignedQRCode }) => ({ irn: Irn, ackNumber: AckNo, ackDate: AckDt, signedQr: SignedQRCode }))[0] })
    await house.post('credit-notes', { creditNoteId: 'c-a', billId: 'b-a', reason: 'Cold' })
    await expect.poll(() => portal.registered().length).toBe(2)
    expect(await irnOf('plain')).toBeUndefined()
    const told = (await house.events()).filter(({ type }) => type === 'EInvoiceRegistered')
    await expect.poll(async () => (await house.events()).filter(({ type }) => type === 'EInvoiceRegistered').length).toBe(2)
    expect(told[0]?.by).toEqual({ kind: 'system', id: 'e-invoice-portal' })
    expect(JSON.stringify(await house.events())).not.toContain(secret)
  })

  it('holds nothing up while the portal is down, outlives a restart, and is then registered once', async () => {
    portal.setDown(true)
    const before = portal.registered().length
    expect(await sold('b')).toMatchObject({ needsIrn: true })
    expect((await house.post('bills/b-b/take-tender', { kind: 'cash', amountPaise: 1_000_000 })).body.state.state).toBe('settled')
    expect(await missing()).toEqual(['b-b'])
    house = await house.restart()
    expect(await irnOf('b')).toBeUndefined()
    portal.setDown(false)
    await expect.poll(() => irnOf('b'), { timeout: 20_000 }).toMatch(/^[0-9a-f]{64}$/)
    expect(portal.registered().length).toBe(before + 1)
    expect((await house.events()).filter(({ type, stream }) => type === 'EInvoiceRegistered' && stream === 'bill/b-b')).toHaveLength(1)
    expect(await missing()).toEqual([])
  })

  it('says why the portal would refuse it, and sends nothing that does not fit the form', async () => {
    const asked = portal.asked()
    await sold('c', { buyer: { ...buyer, address: 'Bengaluru' } })
    const refused = async (): Promise<Json> => (await house.events()).find(({ type, stream }) => type === 'EInvoiceRefused' && stream === 'bill/b-c')?.data
    await expect.poll(refused).toMatchObject({ code: 'form', detail: expect.stringContaining('BuyerDtls.Pin') })
    expect([portal.asked(), await missing()]).toEqual([asked, ['b-c']])
  })
})

describe.skipIf(omitted('documents'))('its paper', () => {
  it.each(['a4', '80'])('bears the number, the acknowledgement and the signed QR on %s', async paper => {
    const { einvoice } = await bill('a')
    const answer = await fetch(`${house.url}/api/v1/bills/b-a/pdf?paper=${paper}`, { headers: { authorization: `Bearer ${await house.key('cashier')}` } })
    const pdf = join(folder, `${paper}.pdf`)
    await writeFile(pdf, Buffer.from(await answer.arrayBuffer()))
    const text = execFileSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8' }).replace(/\s+/g, '')
    expect(text).toContain(einvoice.irn)
    expect(text).toContain(einvoice.ackNumber)
    execFileSync('pdftoppm', ['-r', '203', '-gray', '-png', pdf, join(folder, paper)])
    const pages = (await readdir(folder)).filter(name => name.startsWith(`${paper}-`)).map(name => join(folder, name))
    const read = execFileSync('zbarimg', ['--quiet', '--raw', '-Sdisable', '-Sqrcode.enable', ...pages], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
    expect(read.split('\n')).toContain(einvoice.signedQr)
  })
})
