import type { Migration } from './migration'

/** What was taken off, given away, credited, refunded and corrected, by its instant. */
export const lossIndex: Migration = {
  name: '0009-loss-index',
  sql: `
CREATE INDEX events_of_losses ON events (outlet, at, position) WHERE type IN (
  'LineVoided', 'LineQuantityChanged', 'LineDiscounted', 'CreditNoteIssued', 'RefundPaid', 'TenderReversed', 'DrawerOpenedNoSale', 'ShiftClosed'
);
`,
}
