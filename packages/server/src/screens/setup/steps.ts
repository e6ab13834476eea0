import { collectsTax, type MenuState, type OutletState, type StaffState } from '@restoflow/core'

export const stepIds = ['restaurant', 'tax', 'numbers', 'charges', 'stations', 'tables', 'people', 'menu', 'done'] as const
export type StepId = (typeof stepIds)[number]

/** What the wizard can see of what was done. */
export interface SetupState {
  readonly outlet: OutletState
  readonly menu: MenuState
  readonly staff: StaffState
}

/** @returns whether tax is to be collected by whoever has no GSTIN: no bill of it can be issued (CGST Act, s. 32(1)) */
export function lacksGstin({ settings }: OutletState): boolean {
  return settings !== null && settings.gstin === undefined && collectsTax(settings.tax.scheme)
}

/** @returns whether the step has left something behind; a step that was skipped has not */
export function isDone(step: StepId, { outlet, menu, staff }: SetupState): boolean {
  switch (step) {
    case 'restaurant':
      return (outlet.settings?.addressLines.length ?? 0) > 0
    case 'tax':
      return Object.keys(menu.taxClasses).length > 0 && !lacksGstin(outlet)
    case 'charges':
      return Object.keys(outlet.charges).length > 0
    case 'stations':
      return Object.keys(outlet.stations).length > 1
    // the series have numbers from the beginning: who came as far as the tables has seen them
    case 'numbers':
    case 'tables':
      return Object.keys(outlet.tables).length > 0
    case 'people':
      return Object.keys(staff.members).length > 1
    case 'menu':
      return Object.keys(menu.items).length > 0
    case 'done':
      return false
    default:
      return step satisfies never
  }
}

/** @returns the step to go on with: the first of those without which nothing can be sold, else the last */
export function nextStep(state: SetupState): StepId {
  return (['restaurant', 'tax', 'tables', 'menu'] as const).find(step => !isDone(step, state)) ?? 'done'
}

/** @returns whether somebody set the house up far enough to open it */
export function isReady(state: SetupState): boolean {
  return nextStep(state) === 'done'
}

export const isStep = (text: string): text is StepId => (stepIds as readonly string[]).includes(text)
