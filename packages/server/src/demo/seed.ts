import type { DemoRestaurant } from './demo-restaurant'

/** One command for the dispatcher; the id is the one in its path. */
export interface SeedCommand {
  readonly command: string
  readonly id: string
  readonly body: Readonly<Record<string, unknown>>
}

const define = (command: string, things: readonly { readonly id: string }[]): SeedCommand[] =>
  things.map(({ id, ...body }) => ({ command, id, body }))

/**
 * @returns the commands that set the restaurant up, each after what it refers to. Names, PINs and initials of the staff are not among
 *   them: they live in the server's people and credentials. An owner must send them.
 */
export function seedCommands(demo: DemoRestaurant): readonly SeedCommand[] {
  return [
    { command: 'outlet.configure', id: 'outlet', body: { ...demo.settings } },
    ...define('outlet.define-station', demo.stations),
    ...define('outlet.define-section', demo.sections),
    ...define('outlet.define-table', demo.tables),
    ...define('menu.define-tax-class', demo.taxClasses),
    ...define('menu.define-modifier-group', demo.modifierGroups),
    ...define('menu.define-category', demo.categories),
    ...define('menu.define-item', demo.items),
    ...demo.staff.map(({ staffId, roles }) => ({ command: 'staff.add-member', id: staffId, body: { roles } })),
  ]
}
