import type { PropsWithChildren } from 'hono/jsx'
import { Button } from '../kit/atoms'
import { useWords } from '../../words/words'

/** @returns the head of the pages beside the till: back, and from due accounts to vouchers */
export function MoneyHead({ current, as, children }: PropsWithChildren<{ current: 'accounts' | 'vouchers'; as: string }>) {
  const t = useWords()
  return (
    <header class="bill-head">
      <Button kind="quiet" icon="arrow-left" href={`/till?as=${as}`} label={t('screen.till')} />
      <h1 class="visually-hidden">{t(`${current}.title`)}</h1>
      <nav class="money-nav" aria-label={t('accounts.beside')}>
        {(['accounts', 'vouchers'] as const).map(each => (
          <a class="chip" href={`/till/${each}?as=${as}`} {...(each === current && { 'aria-current': 'page' })}>{t(`${each}.title`)}</a>
        ))}
      </nav>
      {children}
    </header>
  )
}
