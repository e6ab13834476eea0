/** What taps on tables mean while a picker of tables lies over the pad. */
export interface Picker {
  /** @returns whether the table can be chosen, is chosen already, or neither */
  stateOf(tableId: string): 'yes' | 'chosen' | 'no'
  pick(tableId: string): void
}

let picker: Picker | null = null
let changed: () => void = () => undefined

/** Lets a picker take the taps on tables; null gives them back to the plan. */
export function setPicker(next: Picker | null): void {
  picker = next
  changed()
}

/** @returns who takes the taps on tables instead of the plan, if anybody does */
export function pickerNow(): Picker | null {
  return picker
}

/** Calls `listener` when a picker comes, goes or chose. */
export function onPicker(listener: () => void): void {
  changed = listener
}

/** Tells the plan that something else is chosen. */
export function picked(): void {
  changed()
}
