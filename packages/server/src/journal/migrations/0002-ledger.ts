import type { Migration } from './migration'

/**
 * Bills for search and reports. `place` orders a bill by its invoice date and, within it, by its position in the journal
 * (see `placeOf`), so that every index below also answers date ranges, newest first.
 */
export const ledgerTables: Migration = {
  name: '0002-ledger',
  sql: `
CREATE TABLE bill_tables (
  id INTEGER PRIMARY KEY,
  outlet TEXT NOT NULL,
  table_id TEXT NOT NULL,
  name TEXT NOT NULL,
  UNIQUE (outlet, table_id, name)
);

CREATE TABLE bills (
  outlet TEXT NOT NULL,
  place INTEGER NOT NULL,
  bill_id TEXT NOT NULL,
  number TEXT NOT NULL,
  number_key TEXT NOT NULL,
  order_id TEXT NOT NULL,
  section TEXT NOT NULL,
  order_kind TEXT NOT NULL,
  table_no INTEGER REFERENCES bill_tables (id),
  token TEXT,
  token_key TEXT,
  covers INTEGER NOT NULL,
  invoice_date TEXT NOT NULL,
  business_day TEXT NOT NULL,
  issued_at TEXT NOT NULL,
  settled_at TEXT,
  total_paise INTEGER NOT NULL,
  due_paise INTEGER NOT NULL,
  PRIMARY KEY (outlet, place)
) WITHOUT ROWID;
CREATE UNIQUE INDEX bills_by_id ON bills (outlet, bill_id);
CREATE INDEX bills_by_number ON bills (outlet, number_key);
CREATE INDEX bills_by_total ON bills (outlet, total_paise);
CREATE INDEX bills_by_table ON bills (outlet, table_no) WHERE table_no IS NOT NULL;
CREATE INDEX bills_by_token ON bills (outlet, token_key) WHERE token_key IS NOT NULL;
CREATE INDEX bills_open ON bills (outlet, place) WHERE settled_at IS NULL;

CREATE TABLE bill_items (
  id INTEGER PRIMARY KEY,
  outlet TEXT NOT NULL,
  item_id TEXT NOT NULL,
  name TEXT NOT NULL,
  words TEXT NOT NULL,
  UNIQUE (outlet, item_id, name)
);

CREATE TABLE bill_lines (
  outlet TEXT NOT NULL,
  place INTEGER NOT NULL,
  line INTEGER NOT NULL,
  item INTEGER NOT NULL REFERENCES bill_items (id),
  quantity TEXT NOT NULL,
  taxable_paise INTEGER NOT NULL,
  total_paise INTEGER NOT NULL,
  PRIMARY KEY (outlet, place, line)
) WITHOUT ROWID;
CREATE INDEX bill_lines_by_item ON bill_lines (outlet, item, place);

CREATE TABLE bill_tenders (
  outlet TEXT NOT NULL,
  place INTEGER NOT NULL,
  tender_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  amount_paise INTEGER NOT NULL,
  tip_paise INTEGER NOT NULL,
  change_paise INTEGER NOT NULL,
  reference TEXT,
  at TEXT NOT NULL,
  PRIMARY KEY (outlet, place, tender_id)
) WITHOUT ROWID;
CREATE INDEX bill_tenders_by_kind ON bill_tenders (outlet, kind, place);
`,
}
