// What is typed into a step of the wizard outlives a closed laptop: it is kept in this browser until the step is saved. PINs are not.

interface Draft {
  readonly revision: string
  readonly fields: readonly (readonly [name: string, value: string])[]
}

const keyOf = (form: HTMLFormElement): string => `restoflow.setup.${form.id}`
const kept = 'input[name]:not([data-private], [type="hidden"]), select[name], textarea[name]'

function fieldsOf(form: HTMLFormElement): readonly (HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement)[] {
  return [...form.querySelectorAll<HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement>(kept)]
}

const isBox = (field: Element): field is HTMLInputElement => field instanceof HTMLInputElement && (field.type === 'checkbox' || field.type === 'radio')

/** Puts back what was typed before, where nobody has saved the step since, and keeps what is typed from now on. */
export function keepDraft(form: HTMLFormElement): void {
  const revision = form.dataset['draft'] ?? ''
  const draft = read(form)
  if (draft?.revision === revision) putBack(form, draft)
  form.addEventListener('input', () => {
    const fields = fieldsOf(form).map(field => [field.name, isBox(field) ? (field.checked ? field.value : '') : field.value] as const)
    localStorage.setItem(keyOf(form), JSON.stringify({ revision, fields } satisfies Draft))
  })
}

/** The step is saved: what is typed stands there. */
export function forgetDraft(form: HTMLFormElement): void {
  localStorage.removeItem(keyOf(form))
}

function read(form: HTMLFormElement): Draft | null {
  try {
    return JSON.parse(localStorage.getItem(keyOf(form)) ?? 'null') as Draft | null
  } catch {
    return null
  }
}

function putBack(form: HTMLFormElement, { fields }: Draft): void {
  const present = fieldsOf(form)
  // a form of another shape has been shown since
  if (present.length !== fields.length || present.some((field, place) => field.name !== fields[place]?.[0])) return
  for (const [place, field] of present.entries()) {
    const value = fields[place]?.[1] ?? ''
    if (isBox(field)) field.checked = value !== ''
    else field.value = value
  }
  form.dispatchEvent(new Event('change', { bubbles: true }))
}
