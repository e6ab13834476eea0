import type { Child, PropsWithChildren } from 'hono/jsx'
import { useWords } from '../../words/words'
import { classes } from './attributes'
import { Button } from './atoms'

export interface DialogProps {
  readonly id: string
  /** Nothing where the page's script fills the title in. */
  readonly title?: Child
  readonly class?: string
  /** Its buttons, below what it says. */
  readonly foot?: Child
}

/** @returns a dialog with a title and a cross; it stands outside of every region, and the page's script opens it */
export function Dialog({ id, title, class: extra, foot, children }: PropsWithChildren<DialogProps>) {
  const t = useWords()
  return (
    <dialog class={classes('dialog', extra)} id={id} aria-labelledby={`${id}-title`}>
      <header>
        <h2 id={`${id}-title`}>{title}</h2>
        <Button kind="quiet" icon="cross" label={t('common.close')} attributes={{ 'data-close-dialog': true }} />
      </header>
      <div class="dialog-body">{children}</div>
      {foot !== undefined && <footer>{foot}</footer>}
    </dialog>
  )
}
