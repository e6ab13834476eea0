import type { LedgerRows } from './rows'

/** Columns of the statement that writes, one for each table of the ledger: JSON text, or null for no rows. */
export const ledgerColumns = ['bills', 'lines', 'tenders', 'reversals', 'payments', 'words'] as const

/**
 * What {@link ledgerInserts} needs in the writing connection. An UPDATE … FROM json_each would read every bill of the
 * outlet: SQLite takes the table for the shorter of the two.
 */
export const ledgerViews = `
CREATE TEMP VIEW bill_payments AS SELECT NULL AS outlet, NULL AS bill_id, NULL AS due_paise, NULL AS settled_at;
CREATE TEMP TRIGGER pay_bill INSTEAD OF INSERT ON bill_payments BEGIN
  UPDATE bills SET due_paise = coalesce(NEW.due_paise, due_paise), settled_at = nullif(coalesce(NEW.settled_at, settled_at), '')
  WHERE outlet = NEW.outlet AND bill_id = NEW.bill_id;
END;
`

/**
 * Trigger statements that write the rows of {@link encodeLedger} for `NEW.outlet`. They are part of the append, so that
 * the ledger and the journal never part. A ledger that was damaged stops nobody from paying: what does not fit is written
 * over or left out, and `verify` finds it.
 */
export const ledgerInserts = `
  INSERT OR IGNORE INTO bill_tables (outlet, table_id, name)
  SELECT NEW.outlet, value ->> 7, value ->> 8 FROM json_each(NEW.bills) WHERE value ->> 7 IS NOT NULL;

  INSERT OR REPLACE INTO bills (outlet, place, bill_id, number, number_key, order_id, section, order_kind, table_no, token, token_key,
    covers, invoice_date, business_day, issued_at, settled_at, total_paise, due_paise, customer_id, buyer_name)
  SELECT NEW.outlet, value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6,
    (SELECT id FROM bill_tables WHERE outlet = NEW.outlet AND table_id = value ->> 7 AND name = value ->> 8),
    value ->> 9, value ->> 10, value ->> 11, value ->> 12, value ->> 13, value ->> 14, NULL, value ->> 15, value ->> 15, value ->> 16, value ->> 17
  FROM json_each(NEW.bills);

  INSERT OR IGNORE INTO bill_items (outlet, item_id, name, words)
  SELECT NEW.outlet, value ->> 2, value ->> 3, value ->> 4 FROM json_each(NEW.lines);

  INSERT OR REPLACE INTO bill_lines (outlet, place, line, item, quantity, taxable_paise, total_paise)
  SELECT NEW.outlet, value ->> 0, value ->> 1,
    (SELECT id FROM bill_items WHERE outlet = NEW.outlet AND item_id = value ->> 2 AND name = value ->> 3),
    value ->> 5, value ->> 6, value ->> 7
  FROM json_each(NEW.lines);

  INSERT OR REPLACE INTO bill_tenders (outlet, place, tender_id, kind, amount_paise, tip_paise, change_paise, reference, at)
  SELECT NEW.outlet, (SELECT place FROM bills WHERE outlet = NEW.outlet AND bill_id = value ->> 0) AS found,
    value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6, value ->> 7
  FROM json_each(NEW.tenders) WHERE found IS NOT NULL;

  DELETE FROM bill_tenders WHERE (outlet, place, tender_id) IN (
    SELECT NEW.outlet, (SELECT place FROM bills WHERE outlet = NEW.outlet AND bill_id = value ->> 0), value ->> 1 FROM json_each(NEW.reversals));

  INSERT INTO bill_payments (outlet, bill_id, due_paise, settled_at)
  SELECT NEW.outlet, value ->> 0, value ->> 1, value ->> 2 FROM json_each(NEW.payments);

  INSERT OR IGNORE INTO bill_words (outlet, place, word)
  SELECT NEW.outlet, (SELECT place FROM bills WHERE outlet = NEW.outlet AND bill_id = value ->> 0) AS found, value ->> 1
  FROM json_each(NEW.words) WHERE found IS NOT NULL;
`

const json = (rows: readonly (readonly (string | number | null)[])[]): string | null => (rows.length === 0 ? null : JSON.stringify(rows))

/** @returns the values of {@link ledgerColumns}, in their order */
export function encodeLedger({ bills, lines, tenders, reversals, payments, words }: LedgerRows): readonly (string | null)[] {
  return [
    json(bills.map(row => [
      row.place, row.billId, row.number, row.numberKey, row.orderId, row.section, row.orderKind, row.tableId, row.tableName, row.token,
      row.tokenKey, row.covers, row.invoiceDate, row.businessDay, row.issuedAt, row.totalPaise, row.customerId, row.buyerName,
    ])),
    json(lines.map(row => [row.place, row.line, row.itemId, row.name, row.words, row.quantity, row.taxablePaise, row.totalPaise])),
    json(tenders.map(row => [
      row.billId, row.tenderId, row.kind, row.amountPaise, row.tipPaise, row.changePaise, row.reference, row.at,
    ])),
    json(reversals.map(row => [row.billId, row.tenderId])),
    // an empty instant clears the one that stands
    json(payments.map(row => [row.billId, row.duePaise, row.isDueAgain ? '' : row.settledAt])),
    json(words.map(row => [row.billId, row.word])),
  ]
}
