import type { People } from '../people/people'

/** What to call people on screens, in memory: names are looked up while a screen is drawn. */
export class Directory {
  readonly #names = new Map<string, string>()
  readonly #languages = new Map<string, string>()

  constructor(
    private readonly people: People,
    private readonly outlet: string,
    private readonly now: () => string,
  ) {}

  async load(): Promise<void> {
    for (const { id, name, language } of await this.people.list(this.outlet, 'staff')) {
      this.#names.set(id, name)
      if (language !== undefined) this.#languages.set(id, language)
    }
  }

  /** @returns the name, or undefined when nobody told */
  nameOf(staffId: string): string | undefined {
    return this.#names.get(staffId)
  }

  /** @returns the language that the person chose, BCP 47, or undefined */
  languageOf(staffId: string): string | undefined {
    return this.#languages.get(staffId)
  }

  async setLanguage(staffId: string, language: string): Promise<void> {
    const known = await this.people.get(this.outlet, staffId)
    const person = known ?? { outlet: this.outlet, id: staffId, kind: 'staff' as const, name: staffId, createdAt: this.now() }
    await this.people.put({ ...person, language })
    this.#languages.set(staffId, language)
  }

  async setName(staffId: string, name: string): Promise<void> {
    const known = await this.people.get(this.outlet, staffId)
    await this.people.put({ ...known, outlet: this.outlet, id: staffId, kind: 'staff', name, createdAt: known?.createdAt ?? this.now() })
    this.#names.set(staffId, name)
  }

  /** Forgets every word about a person, in the database too. @returns whether anything was known */
  erase(staffId: string): Promise<boolean> {
    this.#names.delete(staffId)
    this.#languages.delete(staffId)
    return this.people.erase(this.outlet, staffId)
  }
}
