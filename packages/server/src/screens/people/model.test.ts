import { rights } from '@restoflow/core'
import { expect, it } from 'vitest'
import { textsIn } from '../../words/words'

it('says what every right is called, in both languages', () => {
  const missing = (tag: string): readonly string[] => rights.map(({ id }) => `right.${id.replace('.', '-')}`).filter(key => !Object.hasOwn(textsIn(tag), key))
  expect({ en: missing('en'), hi: missing('hi') }, 'add them: node tools/words.mjs set right.… "…" "…"').toEqual({ en: [], hi: [] })
})
