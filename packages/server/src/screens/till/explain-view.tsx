import { explainDocument, explainLanguages, type ExplainableBill, type ExplainStep } from '@restoflow/core'
import { useLanguage, useWords, type WordKey } from '../../words/words'

const parts: readonly { readonly title: WordKey; readonly fits: (figure: string) => boolean }[] = [
  { title: 'till.why-lines', fits: figure => /^lines\.\d+\.(gross|lineDiscount)/.test(figure) },
  { title: 'till.why-share', fits: figure => figure.startsWith('split.') },
  { title: 'till.why-discount', fits: figure => figure.startsWith('discounts.')
  || figure.includes('illDiscountPaise') && !figure.startsWith('groups.') },
  { title: 'till.why-rates', fits: figure => figure.startsWith('groups.') },
  { title: 'till.why-line-tax', fits: figure => figure.startsWith('lines.') },
  { title: 'till.why-totals', fits: () => true },
]

/** @returns how each figure of a document came about, rule by rule; each step's id is `why-{figure}` */
export function ExplainView({ bill }: { bill: ExplainableBill }) {
  const t = useWords()
  const wanted = useLanguage()
  // a language in which nothing is explained reads English
  const language = explainLanguages.find(each => each === wanted) ?? 'en'
  const { steps } = explainDocument(bill, language)
  const partOf = (step: ExplainStep): string => parts.find(({ fits }) => fits(step.figure))?.title ?? 'till.why-totals'
  const rules = [...new Map(steps.map(({ rule, because }) => [rule, because]))]
  const noteOf = new Map(rules.map(([rule], place) => [rule, place + 1]))
  return (
    <>
      {parts.map(({ title }) => {
        const own = steps.filter(step => partOf(step) === title)
        return own.length === 0 ? null : (
          <section class="why-part">
            <h3>{t(title)}</h3>
            <ul lang={language}>
              {own.map(({ figure, text, rule }) =>
                <li id={`why-${figure}`} tabindex={-1} data-rule={rule}><span class="num-wrap">{text}</span> <sup>{noteOf.get(rule)}</sup></li>)}
            </ul>
          </section>
        )
      })}
      <section class="why-part">
        <h3>{t('till.why-rules')}</h3>
        <ol class="why-rules" lang={language}>{rules.map(([rule, because]) => <li data-rule={rule}>{because}</li>)}</ol>
      </section>
    </>
  )
}
