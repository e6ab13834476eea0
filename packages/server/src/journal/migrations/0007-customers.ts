import type { Migration } from './migration'

/** The ledger's part: a guest's bills, newest first. */
export const billsByCustomer = `
ALTER TABLE bills ADD COLUMN customer_id TEXT;
CREATE INDEX bills_by_customer ON bills (outlet, customer_id, place) WHERE customer_id IS NOT NULL;
`

/** Guests: found by beginnings of their names' words, with what was said about a booking, and their bills. */
export const customerTables: Migration = {
  name: '0007-customers',
  sql: `
ALTER TABLE people ADD COLUMN words TEXT;

CREATE TABLE reservation_notes (
  outlet TEXT NOT NULL,
  reservation_id TEXT NOT NULL,
  customer_id TEXT,
  note TEXT NOT NULL,
  PRIMARY KEY (outlet, reservation_id)
) WITHOUT ROWID;
CREATE INDEX reservation_notes_by_customer ON reservation_notes (outlet, customer_id) WHERE customer_id IS NOT NULL;

${billsByCustomer}`,
}
