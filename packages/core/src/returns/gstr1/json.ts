import { rupees } from '../rupees'
import { portalDate, returnPeriod } from '../period'
import { wholeOf, type Amounts } from './amounts'
import type { DocumentRow, Gstr1Report, HsnSummaryRow, OperatorRow, RateRow, SeriesRow, SmallRow } from './sections'

type Json = Readonly<Record<string, unknown>>

export interface TurnoverPaise {
  /** Aggregate turnover of the financial year before. */
  readonly lastYear?: number
  /** Of this year's months from April up to now. */
  readonly thisYear?: number
}

/** Table 12 has registered and other buyers apart from this month on (GSTN advisory on table 12, phase III). */
const apartFrom = '2025-05'

const rate = (basisPoints: number): number => basisPoints / 100
/** A section without rows is left out: the portal takes an empty list for a mistake. */
const some = <Rows extends readonly unknown[]>(key: string, rows: Rows): Json => (rows.length === 0 ? {} : { [key]: rows })

/**
 * @returns the return as the GST portal's offline tool takes it: amounts in rupees with two decimals, dates `dd-mm-yyyy`, the period
 * `MMYYYY`
 */
export function gstr1Json(report: Gstr1Report, turnover: TurnoverPaise = {}): Json {
  const { month, gstin, b2b, b2cl, b2cs, cdnr, cdnur, nil, hsn, series, operators } = report
  return {
    gstin, fp: returnPeriod(month),
    ...(turnover.lastYear !== undefined && { gt: rupees(turnover.lastYear) }),
    ...(turnover.thisYear !== undefined && { cur_gt: rupees(turnover.thisYear) }),
    version: 'GST3.2.1', hash: 'hash',
    ...some('b2b', byKey(b2b, 'ctin', 'inv', row => row.gstin, row => ({ ...invoice(row), pos: row.place, rchrg: 'N', inv_typ: 'R', itms: items(row) }))),
    ...some('b2cl', byKey(b2cl, 'pos', 'inv', row => row.place, row => ({ ...invoice(row), itms: items(row) }))),
    ...some('b2cs', b2cs.map(small)),
    ...some('cdnr', byKey(cdnr, 'ctin', 'nt', row => row.gstin, row => ({ ...note(row), pos: row.place, rchrg: 'N', inv_typ: 'R', itms: items(row) }))),
    ...some('cdnur', cdnur.map(row => ({ typ: 'B2CL', ...note(row), pos: row.place, itms: items(row) }))),
    ...(nil.length > 0 && {
      nil: {
        inv: nil.map(row => ({
          sply_ty: row.supply, expt_amt: rupees(row.exemptPaise), nil_amt: rupees(row.nilPaise), ngsup_amt: rupees(row.nonGstPaise),
        })),
      },
    }),
    ...hsnJson(month, hsn),
    ...(series.length > 0 && { doc_issue: { doc_det: [...documents(series, 'invoice'), ...documents(series, 'credit-note')] } }),
    ...(operators.length > 0 && {
      supeco: { ...some('clttx', throughOperators(operators, 'collects')), ...some('paytx', throughOperators(operators, 'pays')) },
    }),
  }
}

function byKey<Row>(rows: readonly Row[], key: string, list: string, keyOf: (row: Row) => string, jsonOf: (row: Row) => Json): readonly Json[] {
  const groups = new Map<string, Json[]>()
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), jsonOf(row)])
  return [...groups].map(([value, members]) => ({ [key]: value, [list]: members }))
}

const invoice = ({ number, date, valuePaise }: DocumentRow): Json => ({ inum: number, idt: portalDate(date), val: rupees(valuePaise) })
const note = ({ number, date, valuePaise }: DocumentRow): Json => ({ ntty: 'C', nt_num: number, nt_dt: portalDate(date), val: rupees(valuePaise) })

/** Of both kinds of tax only the one that the supply bears stands there. */
const taxes = (amounts: Amounts, isInter: boolean): Json => (isInter
  ? { iamt: rupees(amounts.igstPaise), csamt: rupees(amounts.cessPaise) }
  : { camt: rupees(amounts.cgstPaise), samt: rupees(amounts.sgstPaise), csamt: rupees(amounts.cessPaise) })

const isInter = ({ igstPaise, cgstPaise }: Amounts): boolean => igstPaise !== 0 && cgstPaise === 0

/** The portal numbers an item by its rate: 501 for 5 %. */
const items = (row: DocumentRow): readonly Json[] => row.rates.map((each: RateRow) => ({
  num: each.rateBasisPoints + 1,
  itm_det: { rt: rate(each.rateBasisPoints), txval: rupees(each.taxablePaise), ...taxes(each, isInter(each)) },
}))

const small = (row: SmallRow): Json => ({
  sply_ty: row.supply, pos: row.place, typ: row.operator === null ? 'OE' : 'E', ...(row.operator !== null && { etin: row.operator }),
  rt: rate(row.rateBasisPoints), txval: rupees(row.taxablePaise), ...taxes(row, row.supply === 'INTER'),
})

function hsnJson(month: string, { b2b, b2c }: Gstr1Report['hsn']): Json {
  if (b2b.length + b2c.length === 0) return {}
  if (month >= apartFrom) return { hsn: { ...some('hsn_b2b', hsnRows(b2b)), ...some('hsn_b2c', hsnRows(b2c)) } }
  return { hsn: { data: hsnRows([...b2b, ...b2c]) } }
}

const hsnRows = (rows: readonly HsnSummaryRow[]): readonly Json[] => rows.map((row, index) => ({
  num: index + 1, hsn_sc: row.hsn, desc: row.description.slice(0, 30), uqc: row.unit, qty: Number(row.quantity), rt: rate(row.rateBasisPoints),
  txval: rupees(row.taxablePaise), iamt: rupees(row.igstPaise), camt: rupees(row.cgstPaise), samt: rupees(row.sgstPaise), csamt: rupees(row.cessPaise),
}))

const documentTypes = { 'invoice': [1, 'Invoices for outward supply'], 'credit-note': [5, 'Credit Note'] } as const

function documents(series: readonly SeriesRow[], kind: SeriesRow['kind']): readonly Json[] {
  const rows = series.filter(row => row.kind === kind)
  const [number, name] = documentTypes[kind]
  return rows.length === 0 ? [] : [{
    doc_num: number, doc_typ: name,
    docs: rows.map(({ from, to, count }, index) => ({ num: index + 1, from, to, totnum: count, cancel: 0, net_issue: count })),
  }]
}

const throughOperators = (operators: readonly OperatorRow[], how: OperatorRow['how']): readonly Json[] =>
  operators.filter(row => row.how === how).map(({ operator, amounts }) => ({
    etin: operator, suppval: rupees(amounts.taxablePaise), igst: rupees(amounts.igstPaise), cgst: rupees(amounts.cgstPaise),
    sgst: rupees(amounts.sgstPaise), cess: rupees(amounts.cessPaise), flag: 'N',
  }))

/** @returns what a table comes to with its tax, in paise */
export const sectionPaise = (report: Gstr1Report, section: keyof Gstr1Report['totals']): number => wholeOf(report.totals[section].amounts)
