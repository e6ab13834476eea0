import { describe, expect, it } from 'vitest'
import type { Paper } from './paper'
import { maskedPhone } from './papers'
import { sampleDocuments } from './samples.testing'

const samples = new Map(sampleDocuments().map(({ name, paper }) => [name, paper]))
const sample = (name: string): Paper => samples.get(name) ?? expect.unreachable(name)
const fact = (paper: Paper, label: string): string | undefined => paper.facts.find(row => row.label === label)?.value
const tax = (paper: Paper): string => JSON.stringify([paper.taxes, paper.heads])

/** A field that the law asks for: the clause, and where the document has it. */
type Field = readonly [clause: string, holds: (paper: Paper) => boolean]

const supplier: readonly Field[] = [
  ['(a) name, address and GSTIN of the supplier', ({ supplier: { name, lines } }) => name === 'Kesar Courtyard' && lines.includes('12 Gulmohar Street') && lines.includes('GSTIN 29AAKFK4821Q1ZM')],
  ['(b) consecutive serial number of at most 16 characters', paper => /^[A-Za-z1-9][A-Za-z0-9/-]{0,15}$/.test(fact(paper, 'Number') ?? '')],
  ['(c) date of issue', paper => /^\d\d-\d\d-\d{4} \d/.test(fact(paper, 'Date') ?? '')],
]
const lines: readonly Field[] = [
  ['HSN or SAC', paper => paper.lines.every(({ hsn }) => /^\d{4,8}$/.test(hsn))],
  ['description', paper => paper.lines.every(({ name }) => name !== '')],
  ['quantity', paper => paper.lines.every(({ quantity }) => Number(quantity) > 0)],
  ['total value', paper => /^₹[\d,]+\.\d\d$/.test(paper.total.value)],
]
const signature: Field = ['signature of the supplier or who may sign for him', ({ signature: { supplier: by, signatory } }) => by === 'For Kesar Courtyard' && signatory === 'Authorised signatory']
const taxed: readonly Field[] = [
  ['taxable value after discount', paper => paper.lines.every(({ taxable }) => taxable !== '')],
  ['rate of tax', paper => paper.lines.every(({ tax: rate }) => rate !== '')],
  ['amount of tax by head', paper => paper.heads.length > 0 && paper.lines.every(({ heads }) => heads.length === paper.heads.length)],
  ['whether tax is payable on reverse charge', paper => fact(paper, 'Reverse charge') === 'No'],
]
const registered: Field = ['name, address and GSTIN of a registered recipient', paper =>
  paper.buyer !== null && /Deccan Catering/.test(paper.buyer[0] ?? '') && paper.buyer.some(line => line.startsWith('GSTIN ')) && paper.buyer.some(line => /Gulmohar Cross Road/.test(line))]

const tables: readonly (readonly [name: string, title: string, rule: string, fields: readonly Field[]])[] = [
  ['tax-invoice', 'TAX INVOICE', 'Rule 46', [...supplier, ...lines, ...taxed, signature, ['(n) place of supply', paper => fact(paper, 'Place of supply') === '29 Karnataka']]],
  ['business', 'TAX INVOICE', 'Rule 46', [...supplier, registered, ...lines, ...taxed, signature, ['(r) IRN and signed QR', ({ einvoice }) => /^[0-9a-f]{64}$/.test(einvoice?.rows[0]?.value ?? '') && einvoice?.signedQr !== '']]],
  ['inter-state', 'TAX INVOICE', 'Rule 46', [...supplier, registered, ...lines, ...taxed, signature,
    ['(m) integrated tax alone', paper => /IGST/.test(tax(paper)) && !/CGST|SGST/.test(tax(paper))],
    ['(n) place of supply with the name of the State', paper => fact(paper, 'Place of supply') === '27 Maharashtra']]],
  ['bill-of-supply', 'BILL OF SUPPLY', 'Rule 49', [...supplier, ...lines, signature, ['no tax', ({ taxes, heads, hsn }) => taxes === null && heads.length === 0 && hsn === null]]],
  ['composition', 'BILL OF SUPPLY', 'Rules 5(1)(f) and 49', [...supplier, ...lines, signature,
    ['the legend at the top', ({ legend }) => legend === 'composition taxable person, not eligible to collect tax on supplies'],
    ['no tax', ({ taxes, heads }) => taxes === null && heads.length === 0], ['no rate', ({ strip }) => !strip.some(({ start }) => start.includes('%'))]]],
  ['invoice-cum-bill', 'INVOICE-CUM-BILL OF SUPPLY', 'Rule 46A', [...supplier, ...lines, ...taxed, signature, ['exempt beside taxable', ({ taxes }) => JSON.stringify(taxes).includes('Exempt')]]],
  ['vat', 'VAT INVOICE', 'state VAT; Rule 49, second proviso', [...supplier, ...lines, signature, ['no GST', paper => /VAT/.test(tax(paper)) && !/GST/.test(tax(paper))]]],
  ['credit-note', 'CREDIT NOTE', 'Rule 53(1A)', [...supplier, registered, signature,
    ['(g) number and date of the tax invoice', paper => fact(paper, 'Against') === 'KC/26-27/2608 of 22-11-2026'],
    ['(h) taxable value, rate and amount of the tax credited', paper => paper.taxes?.rows[0]?.head === '5%' && paper.taxes.rows[0].cells.map(({ text }) => text).join(' ') === '114.48 2.86 2.86'],
    ['amounts without a sign', ({ total }) => total.value === '₹120.18'], ['why', paper => fact(paper, 'Reason') === 'The dosa was cold']]],
]

describe.each(tables)('%s: a %s by %s', (name, title, _, fields) => {
  const paper = sample(name)
  it('bears its title', () => expect(paper.title).toBe(title))
  it.each(fields)('names %s', (_clause, holds) => expect(holds(paper)).toBe(true))
})

describe('a document', () => {
  it('without a number is no tax invoice, says so, and cannot be paid', () => {
    const paper = sample('proforma')
    expect(paper).toMatchObject({ title: 'PROFORMA', underTitle: ['This is not a tax invoice. The bill follows.'], copies: null, upi: null, payments: [] })
    expect(fact(paper, 'Number')).toBe('No number yet')
  })

  it('carries a UPI payment of exactly what is left', () => {
    const { upi, due, total } = sample('part-paid')
    expect([total.value, due?.value, upi?.amountPaise]).toEqual(['₹1,488.00', '₹988.00', 98_800])
    expect(upi?.link).toMatch(/^upi:\/\/pay\?pa=kesar\.courtyard@example&.*&am=988\.00&cu=INR$/)
    expect(sample('tax-invoice').upi).toBeNull()
  })

  it('says what is weighed to the gram, with its unit, and counts the rest', () => {
    const quantities = (name: string): readonly string[] => sample(name).lines.map(({ quantity }) => quantity)
    expect(quantities('weighed')).toEqual(['0.350 kg', '12.500 kg', '2'])
    expect(quantities('weighed-supply')).toEqual(['0.350 kg', '12.500 kg'])
    expect(quantities('weighed-hindi')).toEqual(['0.350 किग्रा', '12.500 किग्रा', '2'])
    expect(quantities('weighed-credit-hindi')).toEqual(['0.100 किग्रा'])
  })

  it('names tenders, change and the tip apart from the bill', () => {
    expect(sample('tax-invoice').payments.map(({ label, value }) => `${label}: ${value}`)).toEqual([
      'UPI 4471 2280: 600.00', 'Cash 1,000.00, change 60.00: 890.00', 'Tip, not part of the bill: 50.00',
    ])
  })

  it('sums value and tax by code', () => {
    const { hsn, hasSeveralCodes } = sample('business')
    expect(hasSeveralCodes).toBe(true)
    expect(hsn?.rows.map(({ head, small, cells }) => [head, small, ...cells.map(({ text }) => text)].join(' '))).toEqual([
      '2201 5% 40.00 1.00 1.00 42.00', '220210 40% 120.00 24.00 24.00 168.00', '996331 5% 1,217.20 30.43 30.43 1,278.06',
    ])
  })

  it('says what an operator pays, hides the guest\'s phone, and which part of a split it is', () => {
    const paper = sample('operator')
    expect(paper.operator).toEqual(['Tax paid by the e-commerce operator under s. 9(5)', 'Ordered through Foodjet · order 196 441 0082', 'GSTIN 29AAACF1234B1Z5'])
    expect(sample('operator-goods').operator).toEqual(['Ordered through Foodjet · order 196 441 0082', 'GSTIN 29AAACF1234B1Z5'])
    expect([paper.taxes, paper.upi, fact(paper, 'Guest')]).toEqual([null, null, 'Sunita ••••••0001'])
    expect(maskedPhone('+91 99000 00001')).not.toContain('99000')
    expect(sample('split-part').underTitle).toEqual(['Part 2 of 3'])
  })

  it('names coupons and offers with what each took off, calls free pieces free, and what is on the house', () => {
    const paper = sample('offers')
    expect(paper.lines.map(({ cause, ownDiscount }) => `${cause} ${ownDiscount}`.trim())).toEqual(['', '', 'Free: Buy 1, get 1 -65.00', 'On the house -159.00'])
    expect(paper.sums.map(({ label, value }) => `${label}: ${value}`)).toEqual([
      'Subtotal: 974.00', 'Welcome (WELCOME): -75.00', 'Buy 1, get 1: -65.00', 'Discounts on items: -159.00', 'Taxable value: 675.00',
    ])
    expect(sample('offers-hindi').sums[1]?.label).toBe('स्वागत (WELCOME)')
  })

  it.each(['credit-note-late', 'credit-note-late-hindi'])('%s changes no tax any more, says so, and shows none: no head, no rate, no table', name => {
    const paper = sample(name)
    expect(paper.notes).toHaveLength(1)
    expect(paper.notes[0]).toContain('34(2)')
    expect([paper.taxes, paper.hsn, paper.heads, paper.hasDiscount]).toEqual([null, null, [], false])
    expect(paper.lines.map(({ tax: rate, heads, mark }) => [rate, heads, mark?.includes('%') ?? false])).toEqual(paper.lines.map(() => ['', [], false]))
    expect(JSON.stringify([paper.strip, paper.sums, paper.roundOff])).not.toMatch(/%|CGST|SGST|सीजीएसटी|एसजीएसटी/)
  })

  it('that changes no tax gives back what the invoice came to, line by line', () => {
    const { lines, sums, roundOff, total } = sample('credit-note-late')
    const paise = (text: string): number => Math.round(Number(text.replace(/[₹,+]/g, '')) * 100)
    expect(total.value).toBe(sample('tax-invoice').total.value)
    expect(sums.map(({ value }) => paise(value))).toEqual([lines.reduce((sum, line) => sum + paise(line.total), 0)])
    expect(paise(sums[0]?.value ?? '') + paise(roundOff?.value ?? '0')).toBe(paise(total.value))
    for (const { gross, total: each, unitPrice, quantity } of lines) {
      expect(gross).toBe(each)
      expect(Math.abs(paise(unitPrice) * Number(quantity) - paise(each))).toBeLessThanOrEqual(Number(quantity))
    }
    expect(sample('credit-note').notes).toEqual([])
  })

  it('credits a supply in another state there, and names the operator that took the order', () => {
    const note = sample('credit-note-inter-state')
    expect(fact(note, 'Place of supply')).toBe('27 Maharashtra')
    expect(note.strip.map(({ start }) => start).join()).toContain('27 Maharashtra')
    expect(tax(note)).toMatch(/IGST/)
    expect(sample('credit-note-operator').operator).toEqual(sample('operator').operator)
  })

  it('speaks the bill\'s language, with the other beside it, or alone', () => {
    const [hindi, alone] = [sample('hindi'), sample('hindi-duplicate')]
    expect(hindi).toMatchObject({ language: 'hi', title: 'कर बीजक', secondTitle: { text: 'TAX INVOICE', lang: 'en' } })
    expect(hindi.lines[0]).toMatchObject({ name: 'क्षत्रिय थाली', second: { text: 'Kshatriya thali', lang: 'en' } })
    expect(alone).toMatchObject({ secondTitle: null, lines: [{ name: 'क्षत्रिय थाली', second: null }, {}, {}, {}, {}] })
  })
})
