import { journalTables } from './0001-journal'
import { ledgerTables } from './0002-ledger'
import { peopleTables } from './0003-people'
import { cursorTable } from './0004-cursors'
import { peopleLanguage } from './0005-people-language'
import { peopleActivity } from './0006-people-activity'
import { customerTables } from './0007-customers'
import { reportIndexes } from './0008-report-indexes'
import { lossIndex } from './0009-loss-index'
import { ledgerCredits } from './0010-ledger-credits'
import { billWords } from './0011-bill-words'
import type { Migration } from './migration'

/** Every step of the schema, in order. New ones come at the end. */
export const migrations: readonly Migration[] = [
  journalTables, ledgerTables, peopleTables, cursorTable, peopleLanguage, peopleActivity, customerTables, reportIndexes, lossIndex,
  ledgerCredits, billWords,
]
