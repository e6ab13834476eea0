import type { Migration } from './migration'

/** Where each follower of the journal stands: the MQTT relay, and those to come. */
export const cursorTable: Migration = {
  name: '0004-cursors',
  sql: `
CREATE TABLE cursors (
  follower TEXT NOT NULL,
  outlet TEXT NOT NULL,
  position INTEGER NOT NULL,
  PRIMARY KEY (follower, outlet)
) WITHOUT ROWID;
`,
}
