import { formatMoney } from '@restoflow/core'
import type { Child } from 'hono/jsx'
import { reportExports, type ExportFormat, type ExportName } from '../../reports/exports'
import { useWords } from '../../words/words'
import { Button } from '../kit/atoms'
import type { ReportsSeen } from './section'

const formatWords = { json: 'reports.as-json', csv: 'reports.as-csv', xlsx: 'reports.as-xlsx' } as const satisfies Record<ExportFormat, string>

/** A report of several tables is one file for each as CSV: they come packed together, or one by one behind its figures. */
const ofTables: readonly ExportName[] = ['gstr1']

/**
 * @param section one table alone, as CSV
 * @returns one button for each form in which a report is to be had
 */
export function Downloads({ seen, name, section }: { seen: ReportsSeen; name: ExportName; section?: string }) {
  const t = useWords()
  const formats: readonly ExportFormat[] = section === undefined ? reportExports[name].formats : ['csv']
  const extra = section === undefined ? '' : `&section=${section}`
  return (
    <p class="downloads">
      {formats.map(format => (
        <Button icon="arrow-down" href={`/reports/files/${name}?${seen.query}&format=${format}${extra}`} attributes={{ download: true }}>
          {t(format === 'csv' && section === undefined && ofTables.includes(name) ? 'reports.as-csv-tables' : formatWords[format])}
        </Button>
      ))}
    </p>
  )
}

/** @returns the figures that one looks for first */
export function Figures({ figures }: { figures: readonly { readonly name: string; readonly value: string; readonly about?: string }[] }) {
  return (
    <dl class="figures">
      {figures.map(({ name, value, about }) => (
        <div><dt>{name}</dt><dd><b class="num">{value}</b>{about !== undefined && <small>{about}</small>}</dd></div>
      ))}
    </dl>
  )
}

export interface NumbersColumn {
  readonly title: string
  /** Stands to the right, digits below each other. */
  readonly isNumber?: boolean
}

/** @returns a table that scrolls within itself where it is wider than the window, and prints whole */
export function NumbersTable({ label, columns, rows, foot }: {
  label: string; columns: readonly NumbersColumn[]; rows: readonly (readonly Child[])[]; foot?: readonly Child[]
}) {
  const cell = (value: Child, index: number) => (index === 0
    ? <th scope="row">{value}</th>
    : <td {...(columns[index]?.isNumber && { class: 'num' })}>{value}</td>)
  return (
    <div class="numbers" tabindex={0} role="group" aria-label={label}>
      <table>
        <thead><tr>{columns.map(({ title, isNumber }) => <th scope="col" {...(isNumber && { class: 'num' })}>{title}</th>)}</tr></thead>
        <tbody>{rows.map(row => <tr>{row.map(cell)}</tr>)}</tbody>
        {foot && <tfoot><tr>{foot.map(cell)}</tr></tfoot>}
      </table>
    </div>
  )
}

/** @returns an amount, or a dash for nothing: a page of zeros hides what is there */
export const moneyOrNone = (paise: number): string => (paise === 0 ? '–' : formatMoney(paise))
