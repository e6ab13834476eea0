import type { z } from 'zod'

type Issue = z.core.$ZodIssue
type Path = readonly PropertyKey[]

/** One field at fault: where, and what is wrong with it. */
export interface FieldProblem {
  /** `modifiers.0.modifierId`; empty for the body itself. */
  readonly path: string
  readonly message: string
}

/**
 * @param value the body that was refused
 * @returns each field at fault. Where a field may have one of several forms, the form that comes nearest to what was sent says what is wrong
 *   with it: `by.parts` and not `by`
 */
export function fieldProblems(issues: readonly Issue[], value: unknown): readonly FieldProblem[] {
  return issues.flatMap(issue => nearest(issue, value)).map(({ path, message }) => ({ path: path.map(String).join('.'), message }))
}

interface Fault {
  readonly path: Path
  readonly message: string
}

function nearest(issue: Issue, value: unknown): readonly Fault[] {
  const { path, message } = issue
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) return [{ path, message }]
  const inner = valueAt(value, path)
  const forms = issue.errors.map(faults => ({ faults, misfits: faults.filter(fault => isMisfit(fault, inner)).length }))
  const least = Math.min(...forms.map(({ misfits }) => misfits))
  const best = forms.filter(({ misfits }) => misfits === least)
  const [first] = best
  if (first && (best.length === 1 || least === 0)) {
    return first.faults.flatMap(fault => nearest(fault, inner)).map(fault => ({ ...fault, path: [...path, ...fault.path] }))
  }
  const all = best.flatMap(({ faults }) => faults)
  if (all.every(fault => fault.path.length === 0 && fault.code !== 'unrecognized_keys')) return [{ path, message: eitherOf(all.map(fault => fault.message)) }]
  const wanted = new Set(all.flatMap(fault => (fault.path.length > 0 ? [String(fault.path[0])] : [])))
  return [{ path, message: `Invalid input: expected an object with one of ${[...wanted].join(', ')}` }]
}

/** It tells that another form was meant: a key that this one has not, one that it lacks, or another kind of value altogether. */
function isMisfit(issue: Issue, value: unknown): boolean {
  return issue.code === 'unrecognized_keys' || issue.path.length === 0 || valueAt(value, issue.path) === undefined
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((inner, key) =>
    (typeof inner === 'object' && inner !== null && Object.hasOwn(inner, key) ? (inner as Record<PropertyKey, unknown>)[key] : undefined), value)
}

const expectation = /^Invalid input: expected (.+), received (.+)$/

/** `expected string, received number` and `expected int, received number` → `expected string or int, received number` */
function eitherOf(messages: readonly string[]): string {
  const [first = '', ...others] = [...new Set(messages)]
  const parts = [first, ...others].map(message => expectation.exec(message))
  const wanted = parts.flatMap(part => part?.[1] ?? [])
  return wanted.length === parts.length && others.length > 0
    ? `Invalid input: expected ${wanted.join(' or ')}, received ${parts[0]?.[2] ?? ''}`
    : [first, ...others].join(', or ')
}
