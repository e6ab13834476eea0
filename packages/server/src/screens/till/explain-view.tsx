import { explainBill, type ComputedBill, type ExplainStep } from '@restoflow/core'

const parts: readonly { readonly title: string; readonly fits: (figure: string) => boolean }[] = [
  { title: 'Lines', fits: figure => /^lines\.\d+\.(gross|lineDiscount)/.test(figure) },
  { title: 'Discount on the bill', fits: figure => figure.includes('illDiscountPaise') && !figure.startsWith('groups.') },
  { title: 'Tax by rate', fits: figure => figure.startsWith('groups.') },
  { title: 'Tax of each line', fits: figure => figure.startsWith('lines.') },
  { title: 'Totals', fits: () => true },
]

/** @returns how each figure of a document came about, rule by rule; each step's id is `why-{figure}` */
export function ExplainView({ figures }: { figures: ComputedBill }) {
  const { steps } = explainBill(figures)
  const partOf = (step: ExplainStep): string => parts.find(({ fits }) => fits(step.figure))?.title ?? 'Totals'
  const rules = [...new Map(steps.map(({ rule, because }) => [rule, because]))]
  return (
    <>
      {parts.map(({ title }) => {
        const own = steps.filter(step => partOf(step) === title)
        return own.length === 0 ? null : (
          <section class="why-part">
            <h3>{title}</h3>
            <ul>{own.map(({ figure, text, rule }) => <li id={`why-${figure}`} tabindex={-1}><span class="num-wrap">{text}</span><small>{rule}</small></li>)}</ul>
          </section>
        )
      })}
      <section class="why-part">
        <h3>The rules</h3>
        <dl>{rules.map(([rule, because]) => <><dt>{rule}</dt><dd>{because}</dd></>)}</dl>
      </section>
    </>
  )
}
