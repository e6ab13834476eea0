import type { Migration } from './migration'

/** What one person did, newest first; and wrong tries at PINs, which a restart must not forget. */
export const peopleActivity: Migration = {
  name: '0006-people-activity',
  sql: `
CREATE INDEX events_by_staff ON events (outlet, by_id, position) WHERE by_kind = 'staff';

CREATE TABLE pin_tries (
  outlet TEXT NOT NULL,
  scope TEXT NOT NULL,
  key TEXT NOT NULL,
  used INTEGER NOT NULL,
  locks INTEGER NOT NULL,
  locked_until_ms INTEGER NOT NULL,
  last_ms INTEGER NOT NULL,
  PRIMARY KEY (outlet, scope, key)
) WITHOUT ROWID;
`,
}
