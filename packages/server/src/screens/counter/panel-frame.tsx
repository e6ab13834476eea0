import type { PropsWithChildren } from 'hono/jsx'
import { useWords } from '../../words/words'
import { Button } from '../kit/atoms'

/** @returns what fills the counter's one dialog: a title with a cross, and content */
export function PanelFrame({ title, children }: PropsWithChildren<{ title: string }>) {
  const t = useWords()
  return (
    <>
      <div class="panel-head">
        <h2 id="counter-panel-title">{title}</h2>
        <Button kind="quiet" icon="cross" label={t('common.close')} attributes={{ 'data-close-dialog': true }} />
      </div>
      <div class="dialog-body">{children}</div>
    </>
  )
}
