import './kit/start'
import { formatMoney, newId, type Denomination } from '@restoflow/core'
import { withAs } from './kit/as'
import { paiseOf } from './kit/body'
import { registerBody } from './kit/commands'
import { on } from './kit/events'
import { toast } from './kit/problem-card'
import { t } from './kit/words'

// Drawers and the close of the day: what is done here is shown anew by the server.

interface Counted {
  readonly denominations: readonly Denomination[]
  readonly paise: number
  readonly isEmpty: boolean
}

/** @returns what the fields of a count say; null where one of them is no number */
function countOf(place: ParentNode): Counted | null {
  const denominations: Denomination[] = []
  let isEmpty = true
  for (const input of place.querySelectorAll<HTMLInputElement>('[data-note], [data-coins]')) {
    const text = input.value.trim()
    if (text === '') continue
    isEmpty = false
    const isNote = input.dataset['note'] !== undefined
    // coins are one sum: so many paise
    const count = isNote ? (/^\d{1,6}$/.test(text) ? Number(text) : Number.NaN) : paiseOf(text)
    if (Number.isNaN(count)) return null
    denominations.push({ valuePaise: isNote ? Number(input.dataset['note']) : 1, count })
  }
  return { denominations, isEmpty, paise: denominations.reduce((sum, { valuePaise, count }) => sum + valuePaise * count, 0) }
}

document.addEventListener('input', event => {
  const pad = event.target instanceof Element ? event.target.closest('[data-count-pad]') : null
  if (!pad) return
  const counted = countOf(pad)
  pad.querySelector('[data-count-sum]')?.replaceChildren(counted ? formatMoney(counted.paise) : '–')
})

function collected(form: HTMLElement, amount: 'floatPaise' | 'countedPaise', mayBeEmpty: boolean): Record<string, unknown> | null {
  const counted = countOf(form)
  if (!counted || (counted.isEmpty && !mayBeEmpty)) {
    toast(t('browser.count-first'))
    return null
  }
  const { denominations, paise } = counted
  return { [amount]: paise, ...(denominations.length > 0 && { denominations }) }
}

registerBody('float', form => collected(form, 'floatPaise', true))
registerBody('counted', form => collected(form, 'countedPaise', false))
registerBody('hand-over', form => {
  const counted = collected(form, 'countedPaise', false)
  const to = form.querySelector<HTMLInputElement>('[name="toPersonId"]:checked')?.value
  const pin = form.querySelector<HTMLInputElement>('[name="approval.pin"]')?.value
  return counted === null ? null : { ...counted, approval: { by: to, pin } }
})

const opening = document.querySelector<HTMLElement>('[data-new-shift]')
if (opening) opening.dataset['command'] = `shifts/${newId()}/open`

on('restoflow:done', ({ command: { path } }) => {
  const [what, id = '', verb] = path.split('/')
  if (what === 'days' && verb === 'close') return location.assign(withAs(`/reports/z/${id}`))
  if (what === 'shifts' && (verb === 'close' || verb === 'hand-over')) return location.assign(withAs(`/till/drawer?closed=${id}`))
  if (what === 'shifts' || what === 'drawers') return location.reload()
})
