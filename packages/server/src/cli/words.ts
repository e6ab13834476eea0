import { basename } from 'node:path'
import { missingIn } from '../words/check'
import { readTexts } from '../words/words'
import { UsageError } from './arguments'
import type { Context } from './context'

/** `words check FILE`: what the language lacks, and what in it can't be said. @returns false: something is to be done */
export async function checkWords({ typed, output }: Context): Promise<boolean> {
  const [file] = typed.positionals
  if (file === undefined) throw new UsageError('Name the language\'s file: restoflow words check ta.json')
  const language = basename(file, '.json')
  const problems = await Promise.resolve().then(() => missingIn(readTexts(file), language))
  output.result({ language, problems }, problems.length === 0 ? [`${language} says everything.`] : problems)
  return problems.length === 0
}
