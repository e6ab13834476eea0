import { folded, tidy } from './cells'
import { fault, type FaultCode } from './fault'
import { quotedName, unquoted } from './list-cell'

interface Thing {
  readonly id: string
  readonly name: string
}

/** Characters that mean something where things are named. */
export const refSpecial = ';#"\n'

/**
 * Names of things of one kind: of the menu, and of the file that is read. Where two have one name, ` #` and the id tell them
 * apart: `Extras #curry-extras`.
 */
export class Refs {
  readonly #byId = new Map<string, string>()
  readonly #byName = new Map<string, string[]>()

  constructor(private readonly unknown: FaultCode, things: readonly Thing[] = []) {
    for (const thing of things) this.add(thing)
  }

  add({ id, name }: Thing): void {
    if (this.#byId.has(id)) return
    this.#byId.set(id, name)
    const key = folded(name)
    this.#byName.set(key, [...(this.#byName.get(key) ?? []), id])
  }

  has(id: string): boolean {
    return this.#byId.has(id)
  }

  /** @returns ids of the things of this name */
  named(name: string): readonly string[] {
    return this.#byName.get(folded(name)) ?? []
  }

  /** @returns the id of `Extras`, `Extras #curry-extras`, `#curry-extras` or `curry-extras` @throws CellFault */
  read(text: string): string {
    const said = tidy(text)
    const [, id] = /^(?:"(?:[^"]|"")*"|[^"#])*?\s*#\s*([a-z0-9-]{1,36})$/.exec(said) ?? []
    if (id !== undefined) return this.#byId.has(id) ? id : fault(this.unknown, { text: said, known: this.#known() })
    const name = unquoted(said)
    const [found, ...others] = this.named(name)
    if (found === undefined) return this.#byId.has(name) ? name : fault(this.unknown, { text: name, known: this.#known() })
    return others.length === 0 ? found : fault('two-of-the-name', { text: name, first: `${name} #${found}`, second: `${name} #${others[0] ?? ''}` })
  }

  /** @returns the thing's name, with its id where the name alone would not find it; the id alone for one that is not there */
  write(id: string, special = refSpecial): string {
    const name = this.#byId.get(id)
    if (name === undefined) return `#${id}`
    const text = quotedName(tidy(name), special)
    return this.named(name).length === 1 ? text : `${text} #${id}`
  }

  /** Some names, for whoever mistyped one. */
  #known(): string {
    const names = [...new Set(this.#byId.values())].map(tidy)
    return names.slice(0, 8).join(', ') + (names.length > 8 ? ' …' : '')
  }
}
