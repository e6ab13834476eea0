import type { Migration } from './migration'

/**
 * What reports look up in the journal itself: credit notes by the date that they bear, and money by its instant. Invoices are found
 * through the ledger, which has them by date.
 */
export const reportIndexes: Migration = {
  name: '0008-report-indexes',
  sql: `
CREATE INDEX events_of_credit_notes ON events (outlet, data ->> '$.date', position) WHERE type = 'CreditNoteIssued';
CREATE INDEX events_of_money ON events (outlet, at, position) WHERE type IN ('TenderTaken', 'TenderReversed', 'RefundPaid');
`,
}
