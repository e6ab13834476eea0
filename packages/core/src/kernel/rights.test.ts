import { describe, expect, it } from 'vitest'
import { features } from '../features'
import { restaurant } from '../restaurant'
import { roles } from './env'
import { heldRights, holds, mayGive, rightFor, rights } from './rights'

const commandsOf = (right: (typeof rights)[number]): readonly string[] => right.commands

it('lists every public command in exactly one right, and no command that does not exist', () => {
  const listed = rights.flatMap(commandsOf)
  const missing = features.filter(({ command }) => !listed.includes(command)).map(({ command }) => command)
  expect(missing, 'these commands belong to no right: add each to one line of core/src/kernel/rights.ts').toEqual([])
  expect(listed.filter((command, index) => listed.indexOf(command) !== index), 'these stand in two rights').toEqual([])
  expect(listed.filter(command => !features.some(line => line.command === command)), 'rights.ts names commands that are not public').toEqual([])
})

it('gives by default exactly what each command says of its roles', () => {
  for (const right of rights) {
    for (const command of commandsOf(right)) {
      expect([command, [...(restaurant.decisions.get(command)?.roles ?? [])].sort()]).toEqual([command, [...right.roles].sort()])
    }
  }
})

describe.each(rights)('$id', right => {
  it.each(roles)('for a %s', role => {
    const byRole = (right.roles as readonly string[]).includes(role)
    expect(holds({ roles: [role] }, right.id)).toBe(byRole)
    expect(holds({ roles: [role], allow: [right.id] }, right.id)).toBe(true)
    expect(holds({ roles: [role], deny: [right.id] }, right.id)).toBe(false)
    expect(holds({ roles: [role], allow: [right.id], deny: [right.id] }, right.id)).toBe(false)
    for (const command of commandsOf(right)) {
      const decision = restaurant.decisions.get(command)
      expect(decision && mayGive({ roles: [role] }, decision)).toBe(byRole)
      expect(decision && mayGive({ roles: [role], deny: [right.id] }, decision)).toBe(false)
      expect(decision && mayGive({ roles: [], allow: [right.id] }, decision)).toBe(true)
    }
  })
})

it('leaves an owner without one denied right everything, and a command outside the list to its own roles', () => {
  expect(heldRights({ roles: ['owner'] })).toEqual(rights.map(({ id }) => id))
  expect(heldRights({ roles: [] })).toEqual([])
  expect(rightFor('plugin.something')).toBeUndefined()
  expect(mayGive({ roles: ['pass'] }, { name: 'plugin.something', roles: ['pass'] })).toBe(true)
  expect(mayGive({ roles: ['pass'] }, { name: 'plugin.something', roles: null })).toBe(false)
})
