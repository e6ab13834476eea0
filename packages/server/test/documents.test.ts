import { execFileSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { omitted } from '../../../tools/test-support/omit'
import { pdfOf, type PdfFormat } from '../src/documents/pdf/pdf'
import { longBill, sampleDocuments } from '../src/documents/samples.testing'
import { openTestHouse, placeOrder, type TestHouse } from './support/house'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'restoflow-documents-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

let files = 0
async function onDisk(pdf: Buffer): Promise<string> {
  const path = join(folder, `${files += 1}.pdf`)
  await writeFile(path, pdf)
  return path
}
const run = (program: string, ...args: readonly string[]): string => execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
const textOf = async (pdf: Buffer): Promise<string> => run('pdftotext', '-layout', await onDisk(pdf), '-')

/** What a scanner reads from the page, black on white at the resolution of a thermal head. */
async function scanned(pdf: Buffer): Promise<string> {
  const path = await onDisk(pdf)
  run('pdftoppm', '-r', '203', '-gray', '-png', path, path)
  return run('zbarimg', '--quiet', '--raw', '-Sdisable', '-Sqrcode.enable', ...run('ls', folder).split('\n').filter(name => name.startsWith(`${files}.pdf-`)).map(name => join(folder, name)))
}

const samples = new Map(sampleDocuments().map(sample => [sample.name, sample]))
const sampled = async (name: string, format: PdfFormat): Promise<Buffer> => {
  const { paper, copy } = samples.get(name) ?? expect.unreachable(name)
  return pdfOf(paper, format, copy)
}

describe.skipIf(omitted('documents'))('a document as PDF', () => {
  const says: readonly (readonly [name: string, format: PdfFormat, texts: readonly (string | RegExp)[]])[] = [
    ['tax-invoice', '80', ['TAX INVOICE', 'ORIGINAL FOR RECIPIENT', 'Bill KC/26-27/2608', 'Table T1 · 4 covers', 'HSN/SAC 996331 · 5%, unless marked', /TOTAL +₹1,339\.00/, 'कर बीजक']],
    ['tax-invoice', 'a4', ['Page 1 of 1', /CGST +SGST/, 'Authorised signatory', /Discount 10% +-169\.52/]],
    ['duplicate', '80', ['DUPLICATE']],
    ['demo', 'a4', ['DEMO: this is no bill of a real sale.']],
    ['business', 'a4', ['Billed to Deccan Catering and Event Management Private Limited', 'GSTIN 29AABCD1234E1Z1', 'a5c12dca80e743321740b001fd70953e8738d109865d28ba4013750f2046f229']],
    ['inter-state', '80', ['Supply in 27 Maharashtra', 'IGST']],
    ['bill-of-supply', 'a4', ['BILL OF SUPPLY']],
    ['invoice-cum-bill', 'a4', ['INVOICE-CUM-BILL OF SUPPLY', 'Exempt']],
    ['composition', '80', ['composition taxable person, not eligible to', 'BILL OF SUPPLY', /Value after discount +1,377\.20/]],
    ['vat', 'a4', ['VAT INVOICE', /VAT/]],
    ['credit-note', 'a4', ['CREDIT NOTE', 'KC/26-27/2608 of 22-11-2026', 'The dosa was cold', /TOTAL CREDITED +₹120\.18/]],
    ['credit-note-late', '80', [/TOTAL CREDITED +₹1,339\.00/, 'Financial credit note: the tax stays as invoiced']],
    ['credit-note-inter-state', 'a4', [/Place of supply +27 Maharashtra/, 'IGST']],
    ['credit-note-inter-state', '80', ['Supply in 27 Maharashtra']],
    ['proforma', '80', ['PROFORMA', 'This is not a tax invoice. The bill follows.', 'No number yet']],
    ['split-part', 'a4', ['Part 2 of 3']],
    ['hindi', '80', ['कर बीजक', 'क्षत्रिय थाली', 'प्रॉन करी', 'पर्वल की सूखी सब्ज़ी', 'ज्ञान भोग, श्री विशेष', 'ट्रक वाली आइसक्रीम, स्ट्रॉबेरी', /कुल +₹3,809\.00/]],
    ['hindi', 'a4', ['क्षत्रिय थाली', 'पृष्ठ 1 / ']],
  ]
  it.each(says)('%s on %s can be read and copied', async (name, format, texts) => {
    const text = await textOf(await sampled(name, format))
    for (const each of texts) expect(text).toMatch(each instanceof RegExp ? each : new RegExp(each.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')))
  })

  it.each(['80', 'a4'] as const)('of a credit note that comes too late says no tax on %s', async format => {
    expect(await textOf(await sampled('credit-note-late', format))).not.toMatch(/CGST +SGST|%|Taxable/)
  })

  it('embeds its signs, and names itself', async () => {
    const path = await onDisk(await sampled('hindi', 'a4'))
    const fonts = run('pdffonts', path).trim().split('\n').slice(2)
    expect(fonts.length).toBeGreaterThan(1)
    for (const font of fonts) expect(font).toMatch(/^[A-Z]{6}\+NotoSans\S* +CID TrueType +Identity-H +yes yes yes/)
    const about = run('pdfinfo', '-isodates', path)
    expect(about).toMatch(/Title: +कर बीजक KC\/26-27\/2608/)
    expect(about).toMatch(/Author: +Kesar Courtyard/)
    expect(about).toMatch(/CreationDate: +2026-11-22T/)
    expect(about).toMatch(/Page size: +595\.\d+ x 841\.\d+ pts \(A4\)/)
  })

  it('runs over pages on A4, and along one on 80 mm', async () => {
    const paper = longBill(200)
    const pages = async (format: PdfFormat): Promise<number> => Number(/Pages: +(\d+)/.exec(run('pdfinfo', await onDisk(await pdfOf(paper, format, 1))))?.[1])
    expect(await pages('a4')).toBeGreaterThan(5)
    expect(await pages('80')).toBe(1)
    const text = await textOf(await pdfOf(paper, 'a4', 1))
    expect(text.match(/^ *Item +HSN\/SAC/gm)?.length).toBeGreaterThan(5)
    expect(text).toContain('200. ')
  })

  it.each(['80', 'a4'] as const)('carries a QR on %s that pays exactly what is left', async format => {
    const link = new URL((await scanned(await sampled('part-paid', format))).trim())
    expect([link.protocol, link.host || link.pathname.replaceAll('/', '')]).toEqual(['upi:', 'pay'])
    const fields = Object.fromEntries(link.searchParams)
    expect(fields).toMatchObject({ pa: 'kesar.courtyard@example', pn: 'Kesar Courtyard', tr: 'KC/26-27/2608', am: '988.00', cu: 'INR' })
  })

  it('carries the portal\'s signed text as it came', async () => {
    expect((await scanned(await sampled('business', 'a4'))).trim()).toBe(samples.get('business')?.paper.einvoice?.signedQr)
  })
})

describe('documents of a house', () => {
  let house: TestHouse
  let billId: string
  const fetched = async (path: string, headers: Readonly<Record<string, string>> = {}): Promise<{ status: number; type: string; pdf: Buffer; code: string; name: string }> => {
    const answer = await fetch(`${house.url}${path}`, { headers: { authorization: `Bearer ${await house.key('cashier')}`, ...headers } })
    const pdf = Buffer.from(await answer.arrayBuffer())
    const type = answer.headers.get('content-type') ?? ''
    const code = type.includes('problem') ? String((JSON.parse(pdf.toString()) as { code: string }).code) : ''
    return { status: answer.status, type, pdf, code, name: answer.headers.get('content-disposition') ?? '' }
  }
  const copies = async (): Promise<readonly { copy: number; form: string; by: { id: string } }[]> => (await house.get(`bills/${billId}`)).body.copies
  const page = async (path: string, headers: Readonly<Record<string, string>> = {}) => house.request(path, { headers: { accept: 'text/html', ...headers } })

  beforeAll(async () => {
    house = await openTestHouse({ env: { RESTOFLOW_PUBLIC_URL: 'https://kesar.example', TRUST_PROXY: '1' } })
    await placeOrder(house, 't1', 'a')
    billId = (await house.post('bills', { billId: 'b-a', orderId: 'a' })).body.state.id
  })
  afterAll(async () => {
    expect(house.reported).toEqual([])
    await house.close()
  })

  it('previews an order as a proforma, which leaves no copy', async () => {
    await placeOrder(house, 't2', 'b')
    const { status, type, pdf } = await fetched('/api/v1/orders/b/proforma/pdf?paper=80')
    expect([status, type]).toEqual([200, 'application/pdf'])
    if (!omitted('documents')) expect(await textOf(pdf)).toContain('PROFORMA')
    expect((await fetched('/api/v1/orders/nobody/proforma/pdf')).code).toBe('unknown-order')
  })

  it('hands the original out once; whatever follows is a duplicate on record', async () => {
    const first = await fetched('/api/v1/bills/b-a/pdf', { 'idempotency-key': 'first' })
    const again = await fetched('/api/v1/bills/b-a/pdf', { 'idempotency-key': 'first' })
    expect(first.pdf.equals(again.pdf)).toBe(true)
    expect(first.name).toBe('attachment; filename="KC-26-27-1.pdf"')
    await house.post('bills/b-a/print', { form: '80' })
    const later = await fetched('/api/v1/bills/b-a/pdf?paper=a4')
    expect(await copies()).toMatchObject([{ copy: 1, form: 'pdf', by: { kind: 'key' } }, { copy: 2, form: '80' }, { copy: 3, form: 'pdf' }])
    if (omitted('documents')) return
    expect(await textOf(first.pdf)).toContain('ORIGINAL FOR RECIPIENT')
    expect(await textOf(later.pdf)).toContain('DUPLICATE')
    expect(await textOf(later.pdf)).not.toContain('ORIGINAL')
  })

  it.each([
    ['bills/nobody/pdf', 404, 'unknown-bill'], ['bills/Nobody/pdf', 422, 'invalid-id'], ['credit-notes/nobody/pdf', 404, 'unknown-credit-note'],
    ['bills/b-a/pdf?paper=a3', 422, 'invalid-query'], ['orders/b/proforma/pdf?section=wine', 422, 'invalid-query'],
  ])('refuses %s', async (path, status, code) => {
    const { status: got, code: why } = await fetched(`/api/v1/${path}`)
    expect([got, why]).toEqual([status, code])
  })

  it('gives documents to the till alone, and to no page elsewhere', async () => {
    const { length } = await copies()
    expect((await fetched('/api/v1/bills/b-a/pdf', { authorization: `Bearer ${await house.key('kitchen')}` })).code).toBe('forbidden')
    expect((await house.request('/api/v1/bills/b-a/pdf')).status).toBe(401)
    expect((await fetched('/api/v1/bills/b-a/pdf', { 'sec-fetch-site': 'cross-site' })).code).toBe('wrong-origin')
    expect(await copies()).toHaveLength(length)
  })

  it('shows a guest the bill by a link that nobody guesses, and the balance to pay', async () => {
    await house.post('bills/b-a/take-tender', { kind: 'card', amountPaise: 10_000 })
    const { body } = await house.post('bills/b-a/share')
    const { url, text, lanOnly, expiresAt } = body.state
    expect([lanOnly, new URL(url).origin]).toEqual([false, 'https://kesar.example'])
    expect(url).toMatch(/\/b\/[A-Za-z0-9_-]{22}$/)
    expect(text).toContain('Kesar Courtyard')
    expect(text).toContain(url)
    expect(Date.parse(expiresAt) - Date.now()).toBeGreaterThan(29 * 86_400_000)
    const { pathname } = new URL(url)
    const shown = await page(pathname)
    expect([shown.status, shown.headers.get('x-robots-tag'), shown.headers.get('referrer-policy')]).toEqual([200, 'noindex, nofollow, noarchive', 'no-referrer'])
    expect(shown.headers.get('content-security-policy')).toContain("script-src 'self'")
    const due = (await house.get('bills/b-a')).body.duePaise as number
    expect(shown.text).toContain(`am=${(due / 100).toFixed(2)}&amp;cu=INR`)
    expect(shown.text).toContain('DUPLICATE')
    expect(shown.text).not.toContain('<script')
    const file = await fetched(`${pathname}/pdf?paper=80`, { authorization: '' })
    expect([file.status, file.type]).toEqual([200, 'application/pdf'])
    // another link to the same copy; the first goes on working
    const { length } = await copies()
    await house.post('bills/b-a/share')
    expect(await copies()).toHaveLength(length)
    expect((await page(pathname)).status).toBe(200)
    expect((await house.post('bills/b-a/unshare')).body.state.ended).toBe(2)
    expect((await page(pathname)).status).toBe(404)
    expect((await house.post('bills/b-a/share', {}, { key: await house.key('kitchen') })).body.code).toBe('forbidden')
    const stored = JSON.stringify(await house.restoflow.runtime.credentials.list({ kind: 'link', revokedToo: true }))
    expect(stored).not.toContain(pathname.slice(3))
    expect(JSON.stringify(await house.events())).not.toContain(pathname.slice(3))
  })

  it('counts a link from when the guest gets it, not from when it was made', async () => {
    await placeOrder(house, 't3', 'ord-c')
    await house.post('bills', { billId: 'b-c', orderId: 'ord-c' })
    const { pathname } = new URL((await house.post('bills/b-c/share', { prepare: true })).body.state.url)
    const copiesOf = async (): Promise<unknown[]> => (await house.get('bills/b-c')).body.copies
    expect([await copiesOf(), (await page(pathname)).status]).toEqual([[], 404])
    const token = pathname.slice(3)
    expect((await house.post('bills/b-a/hand-out', { token })).body.code).toBe('not-found')
    for (const _ of [1, 2]) expect((await house.post('bills/b-c/hand-out', { token })).body.state).toEqual({ id: 'b-c', copy: 1 })
    expect([(await copiesOf()).length, (await page(pathname)).status]).toEqual([1, 200])
  })

  it('lets nobody try many links from one address', async () => {
    const from = { 'x-forwarded-for': '203.0.113.9' }
    const tried: number[] = []
    for (let each = 0; each < 12; each += 1) tried.push((await page(`/b/${'a'.repeat(22)}`, from)).status)
    expect(tried.slice(0, 10).every(status => status === 404)).toBe(true)
    expect(tried.slice(-1)).toEqual([429])
    expect((await page(`/b/${'a'.repeat(22)}`, { 'x-forwarded-for': '203.0.113.10' })).status).toBe(404)
  })

  it('hands out a credit note with copies of its own', async () => {
    const { body } = await house.post('credit-notes', { creditNoteId: 'c-a', billId: 'b-a', reason: 'Cold' })
    expect(body.state.copies).toEqual([])
    const { status, pdf, name } = await fetched('/api/v1/credit-notes/c-a/pdf?paper=80')
    expect([status, name]).toEqual([200, 'attachment; filename="CN-26-27-1.pdf"'])
    if (omitted('documents')) return
    const text = await textOf(pdf)
    expect(text).toContain('CREDIT NOTE')
    expect(text).toMatch(/Against KC\/26-27\/1 of \d\d-\d\d-\d{4}/)
    expect(text).toContain('ORIGINAL FOR RECIPIENT')
  })
})

it('ends a link after the days that the house has set, and rolls serials over with the financial year', async () => {
  let now = '2027-03-31T17:00:00.000Z'
  const house = await openTestHouse({ now: () => now })
  const issue = async (orderId: string, tableId: string): Promise<string> => {
    await placeOrder(house, tableId, orderId)
    return (await house.post('bills', { billId: `b-${orderId}`, orderId })).body.state.number
  }
  expect((await house.post('outlet/change', { patch: { billLinkDays: 2 } }, { key: await house.key('owner') })).status).toBe(200)
  expect([await issue('a', 't1'), await issue('b', 't2')]).toEqual(['KC/26-27/1', 'KC/26-27/2'])
  const { pathname } = new URL((await house.post('bills/b-a/share')).body.state.url)
  // 18:30 UTC is midnight in the outlet: 1 April
  now = '2027-03-31T18:30:00.000Z'
  expect(await issue('c', 't3')).toBe('KC/27-28/1')
  const status = async (): Promise<number> => (await house.request(pathname, { headers: { accept: 'text/html' } })).status
  expect(await status()).toBe(200)
  now = '2027-04-02T17:00:00.001Z'
  expect(await status()).toBe(404)
  expect(house.reported).toEqual([])
  await house.close()
})
