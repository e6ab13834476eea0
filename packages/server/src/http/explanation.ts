import { explainDocument, explainLanguages, taxRules, type ExplainableBill, type Explanation } from '@restoflow/core'
import { paiseSchema } from '@restoflow/core/schemas'
import { z } from 'zod'
import { invalidQuery } from './paging'

/** Parameters of whatever can be explained. */
export const explainQuery = {
  explain: '1 adds `explanation`: how each figure came about, rule by rule, as data and as text',
  language: 'en or hi: of the explanation; en by default',
} as const

const part = z.object({ figure: z.string(), paise: paiseSchema })

export const explanationSchema = z.object({
  steps: z.array(z.object({
    figure: z.string().meta({ description: 'Path in `figures`, or in the bill itself where it begins with `discounts` or `split`' }),
    paise: paiseSchema,
    rule: z.enum(Object.keys(taxRules) as [string, ...string[]]),
    label: z.string(),
    formula: z.string(),
    text: z.string(),
    because: z.string().meta({ description: 'The rule in words, with its source' }),
    parts: z.array(part).optional().meta({ description: 'Of a sum: what was added up, exactly `paise`' }),
  })),
  text: z.string(),
}).meta({ id: 'Explanation' })

/** @returns the explanation that the query asks for, to be joined to the answer @throws RestoflowError `invalid-query` */
export function explanationIn(query: URLSearchParams, bill: ExplainableBill): { readonly explanation?: Explanation } {
  const [wanted, asked] = [query.get('explain'), query.get('language') ?? 'en']
  if (wanted === null || wanted === '0') return {}
  if (wanted !== '1') invalidQuery('explain', 'must be 1 or 0.')
  const language = explainLanguages.find(each => each === asked) ?? invalidQuery('language', `must be one of ${explainLanguages.join(', ')}.`)
  return { explanation: explainDocument(bill, language) }
}
