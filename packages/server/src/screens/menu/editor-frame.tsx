import type { Child, PropsWithChildren } from 'hono/jsx'
import { useWords } from '../../words/words'
import { Button } from '../kit/atoms'
import type { Attributes } from '../kit/attributes'
import type { DefinitionKind } from './types'

export interface EditorFrameProps {
  readonly kind: DefinitionKind
  readonly id: string
  /** What was read, 0 for a new one. */
  readonly revision: number
  readonly title: string
  /** What the menu has now, for the comparison with what is typed. */
  readonly read: unknown
  /** Stands beside the title. */
  readonly aside?: Child
  /** Further actions beside Save. */
  readonly actions?: Child
  readonly attributes?: Attributes
}

/** @returns the editor of one definition: its fields as children; the page's script collects, checks and sends them */
export function EditorFrame({ kind, id, revision, title, read, aside, actions, attributes, children }: PropsWithChildren<EditorFrameProps>) {
  const t = useWords()
  return (
    <form
      class="editor" id="editor-form" novalidate autocomplete="off" aria-labelledby="editor-title" data-kind={kind} data-id={id} data-revision={revision}
      data-read={JSON.stringify(read)} data-path={`menu/${kind}/${id}/define`} data-errors="#editor-errors" {...attributes}
    >
      <header class="editor-head">
        <Button kind="quiet" icon="arrow-left" class="editor-back" label={t('menu.back-to-list')} attributes={{ 'data-close-editor': true }} />
        <h2 id="editor-title" tabindex={-1} data-named={title}>{title}</h2>
        {aside}
        <Button kind="quiet" icon="cross" class="editor-close" label={t('common.close')} attributes={{ 'data-close-editor': true }} />
      </header>
      <div class="editor-body">
        <p class="conflict" id="editor-stale" role="status" hidden>{t('menu.changed-meanwhile')}</p>
        <div id="editor-conflict" />
        {children}
      </div>
      <footer class="editor-foot">
        <div id="editor-errors" />
        <span class="editor-state muted" id="editor-state" role="status" data-clean={t('menu.saved-all')} data-dirty={t('menu.not-saved')} />
        <div class="editor-actions">
          {actions}
          <Button
            kind="primary" type="submit" size="large" busyText={t('menu.saving')} attributes={{ id: 'editor-save' }} shortcut="Ctrl+S"
          >{t('menu.save')}</Button>
        </div>
      </footer>
    </form>
  )
}

/** @returns takes something off the menu, or puts it back; both are undone in one tap */
export function ArchiveButton({ archived }: { archived: boolean }) {
  const t = useWords()
  return archived
    ? <Button icon="recall" attributes={{ 'data-archive': 'false' }}>{t('menu.put-back')}</Button>
    : <Button icon="bin" attributes={{ 'data-archive': 'true' }}>{t('menu.archive')}</Button>
}

/** @returns removes a definition that nothing uses */
export function RemoveButton({ kind, id, revision }: { kind: DefinitionKind; id: string; revision: number }) {
  const t = useWords()
  return <Button icon="bin" attributes={{ 'data-remove': `menu/${kind}/${id}/remove`, 'data-of-revision': revision }}>{t('menu.remove')}</Button>
}
