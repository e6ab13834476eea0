import type { Migration } from './migration'

/** Beside a name: the language that the person reads screens in. */
export const peopleLanguage: Migration = {
  name: '0005-people-language',
  sql: 'ALTER TABLE people ADD COLUMN language TEXT;',
}
