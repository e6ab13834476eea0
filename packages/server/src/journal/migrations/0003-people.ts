import type { Migration } from './migration'

/** What the journal must not hold: erasable names, secrets, and what is not yet an order. */
export const peopleTables: Migration = {
  name: '0003-people',
  sql: `
CREATE TABLE people (
  outlet TEXT NOT NULL,
  id TEXT NOT NULL,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  phone TEXT,
  email TEXT,
  address TEXT,
  notes TEXT,
  created_at TEXT NOT NULL,
  PRIMARY KEY (outlet, id)
) WITHOUT ROWID;
CREATE INDEX people_by_phone ON people (outlet, phone) WHERE phone IS NOT NULL;

CREATE TABLE credentials (
  kind TEXT NOT NULL,
  id TEXT NOT NULL,
  outlet TEXT NOT NULL,
  subject TEXT NOT NULL,
  label TEXT NOT NULL,
  secret_hash TEXT NOT NULL,
  roles TEXT NOT NULL,
  scope TEXT NOT NULL,
  created_at TEXT NOT NULL,
  expires_at TEXT,
  revoked_at TEXT,
  PRIMARY KEY (kind, id)
) WITHOUT ROWID;
CREATE INDEX credentials_by_subject ON credentials (outlet, kind, subject);

CREATE TABLE sessions (
  terminal_id TEXT NOT NULL,
  staff_id TEXT NOT NULL,
  outlet TEXT NOT NULL,
  created_at TEXT NOT NULL,
  last_seen_at TEXT NOT NULL,
  PRIMARY KEY (terminal_id, staff_id)
) WITHOUT ROWID;
CREATE INDEX sessions_by_staff ON sessions (outlet, staff_id);

CREATE TABLE drafts (
  outlet TEXT NOT NULL,
  id TEXT NOT NULL,
  body TEXT NOT NULL,
  expires_at TEXT NOT NULL,
  PRIMARY KEY (outlet, id)
) WITHOUT ROWID;
CREATE INDEX drafts_by_expiry ON drafts (expires_at);
`,
}
