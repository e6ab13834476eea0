import { newId } from '@restoflow/core'
import { make } from '../kit/problem-card'
import { appendRow } from './forms'

/** Adds and takes away rows of the editors' lists; @param changed is told of each */
export function startRows(changed: () => void): void {
  document.addEventListener('click', event => {
    const button = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-add-row], [data-remove-row]') : null
    const list = button?.closest('[data-rows]')
    if (!button || !list) return
    if (button.dataset['addRow'] !== undefined) {
      const row = appendRow(list)
      if (row) giveIds(row)
      row?.querySelector<HTMLElement>('input:not([type="hidden"]), select')?.focus()
    } else {
      const row = button.closest('[data-row]')
      const next = row?.nextElementSibling ?? row?.previousElementSibling
      row?.remove()
      const place = next?.querySelector<HTMLElement>('[data-remove-row]') ?? list.querySelector<HTMLElement>(':scope > [data-add-row]')
      place?.focus()
    }
    refreshVariantChoices()
    changed()
  })
  document.addEventListener('change', event => {
    const select = event.target
    if (select instanceof HTMLSelectElement && select.dataset['addLanguage'] !== undefined) addLanguage(select)
    if (select instanceof HTMLInputElement && select.closest('[data-rows="variants"]')) refreshVariantChoices()
  })
}

/** Gives each new thing in a row its id. */
export function giveIds(scope: Element): void {
  for (const field of scope.querySelectorAll<HTMLInputElement>('[data-new-id]')) if (field.value === '') field.value = newId()
}

/** The prices name a variant: their lists follow what stands among the variants. */
export function refreshVariantChoices(): void {
  const rows = [...document.querySelectorAll('[data-rows="variants"] > .rows-list > [data-row]')]
  const variants = rows.map(row => ({
    id: row.querySelector<HTMLInputElement>('[data-field="id"]')?.value ?? '', name: row.querySelector<HTMLInputElement>('[data-field="name"]')?.value ?? '',
  }))
  for (const select of document.querySelectorAll<HTMLSelectElement>('.variant-choice select')) {
    const chosen = select.value
    const options = variants.map(({ id, name }) => {
      const option = make('option', '', name) as HTMLOptionElement
      option.value = id
      return option
    })
    select.replaceChildren(...[...select.options].slice(0, 1), ...options)
    select.value = variants.some(({ id }) => id === chosen) ? chosen : ''
    const label = select.closest<HTMLElement>('.variant-choice')
    if (label) label.hidden = variants.length === 0
  }
}

/** Copies a name's field for a language that the editor does not show. */
function addLanguage(select: HTMLSelectElement): void {
  const option = select.selectedOptions[0]
  const form = select.closest('form')
  const first = form?.querySelector<HTMLElement>('.editor-fields > .entry:has([data-field^="names."])')
  if (!option || option.value === '' || !first) return
  const copy = first.cloneNode(true) as HTMLElement
  const input = copy.querySelector('input')
  const label = copy.querySelector('.labelled > span')
  if (!input || !label) return
  label.textContent = option.dataset['label'] ?? option.text
  Object.assign(input, { value: '', lang: option.value })
  input.dataset['field'] = `names.${option.value}`
  const names = [...(first.parentElement?.querySelectorAll(':scope > .entry:has([data-field^="names."])') ?? [])]
  names.at(-1)?.after(copy)
  option.remove()
  select.value = ''
  input.focus()
}
