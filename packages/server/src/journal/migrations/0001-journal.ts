import type { Migration } from './migration'

/** The journal and what is written in its transaction; the ledger and the people have migrations of their own. */
export const journalTables: Migration = {
  name: '0001-journal',
  sql: `
CREATE TABLE store (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE heads (outlet TEXT PRIMARY KEY, position INTEGER NOT NULL, hash TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE events (
  outlet TEXT NOT NULL,
  position INTEGER NOT NULL,
  id TEXT NOT NULL,
  stream TEXT NOT NULL,
  version INTEGER NOT NULL,
  type TEXT NOT NULL,
  at TEXT NOT NULL,
  by_kind TEXT NOT NULL,
  by_id TEXT NOT NULL,
  command_id TEXT NOT NULL,
  data TEXT NOT NULL,
  hash TEXT NOT NULL,
  UNIQUE (outlet, position),
  UNIQUE (outlet, stream, version)
);

CREATE TABLE commands (
  outlet TEXT NOT NULL,
  principal TEXT NOT NULL,
  id TEXT NOT NULL,
  request_hash TEXT NOT NULL,
  position INTEGER NOT NULL,
  reply TEXT NOT NULL,
  at TEXT NOT NULL,
  UNIQUE (outlet, principal, id)
);
CREATE INDEX commands_with_reply ON commands (at) WHERE reply <> '';

CREATE TABLE snapshots (outlet TEXT PRIMARY KEY, position INTEGER NOT NULL, streams TEXT NOT NULL);
`,
}
