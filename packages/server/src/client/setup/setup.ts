import { newId } from '@restoflow/core'
import { withAs } from '../kit/as'
import { giveCommand, registerBody } from '../kit/commands'
import { on } from '../kit/events'
import { toast } from '../kit/problem-card'
import { t } from '../kit/words'
import { checkGstin, previewSeries, showChosen } from './checks'
import { forgetDraft, keepDraft } from './drafts'
import { fieldText, formBody, whole } from './form-body'
import './offers'
import './operators'
import { addPerson } from './people'
import { tableGrid } from './tables'
import './till'

// The wizard and the settings: forms that are commands, checks while one types, and the way to the next step.

const savedKey = 'restoflow.settings.saved'
const asForm = (element: Element | null): HTMLFormElement | null => (element instanceof HTMLFormElement ? element : null)

registerBody('setup', element => whole(element as HTMLFormElement, formBody(element as HTMLFormElement)))

registerBody('tables', element => {
  const form = element as HTMLFormElement
  const { section, tables } = tableGrid({
    name: fieldText(form, 'name'), count: Number(fieldText(form, 'count')), seats: Number(fieldText(form, 'seats')), prefix: fieldText(form, 'prefix'),
    first: Number(form.dataset['first'] ?? '1'), top: Number(form.dataset['top'] ?? '0'), taken: (form.dataset['taken'] ?? '').split(' '),
  })
  // the section that the first start made is used, not left empty beside the first real one
  const { empty, emptyRevision = '0' } = form.dataset
  if (empty === undefined) return whole(form, { sections: [section], tables })
  const sections = [{ ...section, id: empty, revision: Number(emptyRevision) }]
  return whole(form, { sections, tables: tables.map(table => ({ ...table, sectionId: empty })) })
})

registerBody('quick-menu', element => {
  const form = element as HTMLFormElement
  const { categoryName, ...rows } = formBody(form)
  const categoryId = form.dataset['category'] ?? newId()
  const items = Object.values(rows).flatMap(row => {
    const { name, pricePaise, diet, stationId } = row as Readonly<Record<string, string | number>>
    if (name === undefined || pricePaise === undefined) return []
    return [{
      id: newId(), categoryId, name, pricePaise, diet, variants: [], modifierGroupIds: [], course: 'main', taxClassId: form.dataset['taxClass'],
      ...(stationId !== undefined && { stationId }),
    }]
  })
  if (items.length === 0) return null
  const categories = form.dataset['category'] === undefined ? [{ id: categoryId, name: categoryName, order: Number(form.dataset['order'] ?? '1') }] : []
  return whole(form, { batchId: newId(), categories, items })
})

function draw(form: HTMLFormElement): void {
  checkGstin(form)
  previewSeries(form)
  showChosen(form)
}

const pristine = new WeakMap<HTMLFormElement, string>()
const bodyText = (form: HTMLFormElement): string => JSON.stringify(formBody(form))

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-setup]')) {
  pristine.set(form, bodyText(form))
  if (form.dataset['draft'] !== undefined) keepDraft(form)
  draw(form)
}
document.addEventListener('input', event => redraw(event))
document.addEventListener('change', event => redraw(event))

function redraw(event: Event): void {
  const form = event.target instanceof Element ? event.target.closest<HTMLFormElement>('form[data-setup]') : null
  if (form) draw(form)
}

/** What a step gives beside its form's own command: the tax classes that are ticked. */
function giveFurther(form: HTMLFormElement): void {
  for (const box of form.querySelectorAll<HTMLElement>('[data-tax-class]')) {
    const isOn = box instanceof HTMLInputElement && (box.type === 'hidden' || box.checked) && !box.disabled
    const { taxClass: definition = '', id: _, taxClassId = '' } = { id: '', ...box.dataset }
    if (!isOn) continue
    const rate = form.querySelector<HTMLInputElement>(`[data-rate-of="${taxClassId}"]`)
    const scheme = form.querySelector<HTMLInputElement>('[name="patch.tax.scheme"]:checked')?.dataset['rate']
    const typed = rate ? { rateBasisPoints: Math.round(Number(rate.value.replace('%', '')) * 100) } : {}
    const byScheme = box.dataset['byScheme'] !== undefined && scheme !== undefined ? { rateBasisPoints: Number(scheme) } : {}
    const body = { ...(JSON.parse(definition) as object), ...byScheme, ...typed }
    giveCommand(`menu/tax-classes/${taxClassId}/define`, body, t('browser.setup-tax-class'), { element: form })
    further.set(form, (further.get(form) ?? 0) + 1)
  }
}
const further = new WeakMap<HTMLFormElement, number>()

document.addEventListener('submit', event => {
  const form = asForm(event.target as Element | null)
  if (!form || form.dataset['setup'] === undefined) return
  if (form.dataset['addPerson'] !== undefined) {
    event.preventDefault()
    void addPerson(form)
    return
  }
  const { next, always } = form.dataset
  const ticked = form.querySelector('input[data-tax-class]:checked:enabled')
  if (next !== undefined && always === undefined && !ticked && pristine.get(form) === bodyText(form)) {
    // nothing to save: on to the next step
    event.preventDefault()
    event.stopImmediatePropagation()
    go(next)
    return
  }
  if (form.querySelector('[data-tax-class]')) giveFurther(form)
}, { capture: true })

on('restoflow:done', ({ element }) => {
  const form = asForm(element)
  const left = form ? (further.get(form) ?? 0) : 0
  if (form && left > 0) {
    further.set(form, left - 1)
    return
  }
  const { next, after, saved } = element instanceof HTMLElement ? element.dataset : {}
  if (form) forgetDraft(form)
  if (next !== undefined) go(next)
  else if (after === 'reload') {
    sessionStorage.setItem(savedKey, saved ?? t('browser.settings-saved'))
    location.reload()
  }
})

on('restoflow:refused', ({ element }) => {
  const form = asForm(element)
  if (form) further.delete(form)
})

function go(address: string): void {
  location.assign(withAs(address))
}

const saved = sessionStorage.getItem(savedKey)
sessionStorage.removeItem(savedKey)
if (saved !== null) toast(saved, 4_000)
