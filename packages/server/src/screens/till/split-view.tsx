import { formatMoney, type OrderLine, type OutletState } from '@restoflow/core'
import { Button, Stepper } from '../kit/atoms'
import { localName, useWords } from '../../words/words'
import type { OrderBills } from './order-bills'
import { timesText } from '../../documents/quantity'
import { plain } from '../../documents/tax-words'
import type { PlannedSplit } from './split-plan'

const forms = ['equal', 'item', 'cover', 'amount'] as const

/** @returns the panel in which a bill is split; the page's script draws what is chosen, the server says what it comes to */
export function SplitPanel({ bills }: { bills: OrderBills; outlet: OutletState }) {
  const t = useWords()
  const { order, orderId, label } = bills
  const lines = order.lineOrder.flatMap(id => order.lines[id] ?? []).filter(line => !line.voided)
  const covers = Math.max(2, ...lines.flatMap(({ cover }) => cover ?? []), Math.min(order.covers, 20))
  return (
    <>
      {Object.keys(order.billing.splits).length > 0 && <MadeSplit bills={bills} />}
      <form id="split-form" class="dialog-form split-form" autocomplete="off" data-order={orderId} data-label={label} data-covers={covers}
        data-revisions={JSON.stringify(revisionsOf(order.billing.splits))} data-stand={splitStand(order)}
      >
        <div class="segments" role="radiogroup" aria-label={t('till.split-how')}>
          {forms.map(form => <label><input type="radio" name="how" value={form} checked={form === 'equal'} />{t(`till.split-${form}`)}</label>)}
        </div>
        <p class="ways"><span>{t('till.split-ways')}</span><Stepper value={2} name="ways" of={t('till.split-ways')} min={2} max={20} /></p>
        <div id="split-amounts" class="split-amounts" hidden />
        <div id="split-parts" class="chips wrap" role="radiogroup" aria-label={t('till.split-whose')} hidden />
        <p class="muted" id="split-hint" hidden />
        <ul id="split-lines" class="split-lines" hidden>
          {lines.map(line => <SplitLineRow line={line} />)}
        </ul>
        <div id="split-preview" class="split-preview" aria-live="polite" />
        <div id="split-errors" />
        <Button kind="primary" size="large" wide type="submit" icon="split" attributes={{ id: 'split-make', 'data-needs-connection': true }}>
          <span id="split-make-text">{t('till.split')}</span>
        </Button>
        <Button wide icon="bill" busyText={t('till.issuing')} attributes={{ id: 'split-issue', 'data-needs-connection': true }}>
          <span id="split-issue-text">{t('till.issue')}</span>
        </Button>
        <p class="muted">{t('till.split-note')}</p>
      </form>
    </>
  )
}

function SplitLineRow({ line }: { line: OrderLine }) {
  const { lineId, quantity, unitPricePaise, cover } = line
  const whole = Number(quantity)
  return (
    <li data-line={lineId} data-quantity={quantity} data-cover={cover ?? ''}>
      <button type="button" class="split-take" data-take={lineId} aria-pressed="false">
        <span class="num">{timesText(line)}</span> <span class="split-name">{localName(line)}</span>
        <span class="num split-price">{formatMoney(Math.round(unitPricePaise * whole))}</span>
        <small class="split-of" />
      </button>
      <Stepper value={0} of={localName(line)} min={0} max={99} />
    </li>
  )
}

/** A split that was made and can be taken back as long as nothing of it is issued. */
function MadeSplit({ bills }: { bills: OrderBills }) {
  const t = useWords()
  const { order } = bills
  const sections = Object.entries(order.billing.splits)
  const isIssued = sections.some(([section]) => order.bills.some(bill => bill.section === section))
  const most = Math.max(...sections.map(([, { parts }]) => parts))
  return (
    <div class="made-split">
      <p>{t(isIssued ? 'till.split-is-issued' : 'till.split-made', { count: most })}</p>
      {!isIssued && <Unsplit bills={bills} />}
    </div>
  )
}

/** @returns the button that makes one bill of a split one again; what was put on the bill comes back with it */
export function Unsplit({ bills: { order, orderId, label } }: { bills: OrderBills }) {
  const t = useWords()
  const sections = Object.entries(order.billing.splits)
  return (
    <Button
      icon="recall" attributes={{
        'data-unsplit': sections.map(([section]) => section).join(' '), 'data-order': orderId, 'data-label': label,
        'data-drafts': JSON.stringify(Object.fromEntries(sections.flatMap(([section, { billDiscount, discountReason }]) =>
          (billDiscount ? [[section, { billDiscount, ...(discountReason && { discountReason }) }]] : [])))),
      }}
    >{t('till.unsplit')}</Button>
  )
}

/** @returns how an order is split and billed, as text: a panel that was opened before another till changed it holds another one */
export function splitStand({ bills, billing }: OrderBills['order']): string {
  return JSON.stringify([revisionsOf(billing.splits), bills.map(({ billId }) => billId)])
}

function revisionsOf(splits: OrderBills['order']['billing']['splits']): Readonly<Record<string, number>> {
  return Object.fromEntries(Object.entries(splits).map(([section, plan]) => [section, plan.revision ?? 1]))
}

/** @returns what the split would come to, part by part; `data-plans` is what the page's script sends */
export function SplitPreview({ split }: { split: PlannedSplit }) {
  const t = useWords()
  const { plans, parts, whole, totalPaise } = split
  return (
    <div data-plans={JSON.stringify(plans)} data-parts={parts.length + whole.length} data-total={totalPaise}>
      <table class="split-table">
        <caption class="visually-hidden">{t('till.split-parts')}</caption>
        <tbody>
          {parts.map(({ payer, totalPaise: paise, taxes }) => (
            <tr>
              <th scope="row">{t('till.part', { part: payer })}</th>
              <td class="num muted">{taxes.map(({ word, paise: tax }) => `${t(word)} ${plain(tax)}`).join(' · ')}</td>
              <td class="num"><b>{formatMoney(paise)}</b></td>
            </tr>
          ))}
          {whole.map(({ section, totalPaise: paise }) => (
            <tr><th scope="row">{t(`section.${section}`)}</th><td class="muted">{t('till.stays-whole')}</td><td class="num"><b>{formatMoney(paise)}</b></td></tr>
          ))}
        </tbody>
        <tfoot>
          <tr><th scope="row" colspan={2}>{t('till.parts-sum')}</th><td class="num"><b id="split-sum">{formatMoney(totalPaise)}</b></td></tr>
        </tfoot>
      </table>
    </div>
  )
}
