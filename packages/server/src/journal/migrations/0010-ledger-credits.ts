import type { Migration } from './migration'

const moves = `type IN ('TenderTaken', 'TenderReversed', 'BillCredited', 'RefundPaid')`

/** Bills of before: what is due on them counts credit notes, refunds and corrections, and a tender that was reversed stands no more. */
export const ledgerCredits: Migration = {
  name: '0010-ledger-credits',
  sql: `
CREATE TEMP TABLE moved_bills AS
  SELECT outlet, data ->> '$.billId' AS bill_id, max(position) AS position FROM events WHERE ${moves}
  GROUP BY 1, 2 HAVING sum(type <> 'TenderTaken') > 0;

UPDATE bills SET due_paise = coalesce((
  SELECT e.data ->> '$.duePaise' FROM moved_bills m JOIN events e ON e.outlet = m.outlet AND e.position = m.position
  WHERE m.outlet = bills.outlet AND m.bill_id = bills.bill_id
), due_paise) WHERE (outlet, bill_id) IN (SELECT outlet, bill_id FROM moved_bills);

DELETE FROM bill_tenders WHERE (outlet, tender_id) IN (
  SELECT outlet, data ->> '$.tenderId' FROM events WHERE type = 'TenderReversed');

DROP TABLE moved_bills;
`,
}
