import { Failure } from './arguments'

/** @throws Failure where a command reads what is there, and nothing is: the folder may be mistyped */
export function noDatabase(file: string): never {
  const fix = 'Name the data folder with --data or RESTOFLOW_DATA (the demo\'s with --demo), or make one: restoflow init.'
  throw new Failure('not-found', `There is no database at ${file}.`, fix)
}
