import type { WordKey } from '../words/words'

/** What can be wrong with a cell or a row; each has its sentence in the words, `sheet.fault-{code}`. */
export type FaultCode = WordKey extends infer Key ? (Key extends `sheet.fault-${infer Code}` ? Code : never) : never

export type FaultValues = Readonly<Record<string, string | number>>

/** Thrown while one cell is read; its row and column are added where it is caught. */
export class CellFault extends Error {
  /** @param column the one at fault, where that is another than the one being read */
  constructor(readonly faultCode: FaultCode, readonly values: FaultValues = {}, readonly column?: string) {
    super(faultCode)
  }
}

/** @throws CellFault */
export function fault(code: FaultCode, values: FaultValues = {}, column?: string): never {
  throw new CellFault(code, values, column)
}

/** One thing that is wrong with a file, where a person finds it. */
export interface SheetProblem {
  /** Items, Choices or Categories. */
  readonly sheet: string
  /** As a spreadsheet numbers it; the header's where a column is missing. */
  readonly row: number
  /** The header of the column, as our own export writes it. */
  readonly column: string
  readonly code: FaultCode
  readonly values: FaultValues
}
