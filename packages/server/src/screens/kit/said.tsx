import type { JSX } from 'hono/jsx/jsx-runtime'
import { raw } from 'hono/html'
import { htmlText } from '../../http/html-text'
import type { WordValues } from '../../words/message'
import { localName, secondName, speaking, useSecondWords, useWords, type Named, type Tongue, type WordKey } from '../../words/words'
import { classes } from './attributes'

/** @returns a name in the page's language, and beside or below it in the second one where that differs */
export function Name({ of, block }: { of: Named; block?: boolean }) {
  return <>{localName(of)}<SecondName of={of} {...(block && { block })} /></>
}

/** @returns a name in the second language alone; nothing where the house has none, or it is the same */
export function SecondName({ of, block }: { of: Named; block?: boolean }) {
  const second = secondName(of)
  return second && <>{!block && ' '}<span lang={second.lang} class={classes('hi', block && 'below')}>{second.text}</span></>
}

/** @returns words in the page's language, and beside or below them in the second one */
export function Said({ words, values, block }: { words: WordKey; values?: WordValues; block?: boolean }) {
  const t = useWords()
  return <>{t(words, values)}<SaidSecond words={words} {...(values && { values })} {...(block && { block })} /></>
}

/** @returns words in the second language alone; nothing where the house has none */
export function SaidSecond({ words, values, block }: { words: WordKey; values?: WordValues; block?: boolean }) {
  const second = useSecondWords()
  return second && <>{!block && ' '}<span lang={second.language} class={classes('hi', block && 'below')}>{second(words, values)}</span></>
}

/** @returns what `children` makes, in another language than the page: paper speaks for itself */
export function SpokenIn({ tongue, children }: { tongue: Tongue; children: () => JSX.Element | null }) {
  return speaking(tongue, () => {
    // made here, while the other language is spoken
    const element = children()
    return element && raw(htmlText(element))
  })
}
