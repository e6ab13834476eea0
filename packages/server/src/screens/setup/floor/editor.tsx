import { useWords } from '../../../words/words'
import { Button } from '../../kit/atoms'
import { Dialog } from '../../kit/dialog'
import { FloorEditorPanel } from './panel'

/** @returns the editor of the floor: tools, canvas, panel, dialogs; the page's script fills and moves it */
export function FloorEditor() {
  const t = useWords()
  return (
    <div class="plan-editor" id="plan-editor">
      <div class="plan-tools" role="toolbar" aria-label={t('floor-plan.tools')}>
        <Button icon="recall" label={t('floor-plan.undo')} attributes={{ id: 'plan-undo' }} />
        <Button icon="redo" label={t('floor-plan.redo')} attributes={{ id: 'plan-redo' }} />
        <Button icon="select-several" label={t('floor-plan.several')} attributes={{ 'id': 'plan-several', 'aria-pressed': 'false' }} />
        <Button icon="plus" class="plan-open-add" attributes={{ id: 'plan-open-add' }}>{t('floor-plan.add')}</Button>
        <span class="plan-state muted" id="plan-state" />
        <Button class="plan-discard" attributes={{ id: 'plan-discard' }}>{t('floor-plan.discard')}</Button>
        <Button kind="primary" class="plan-save" attributes={{ id: 'plan-save' }}>{t('floor-plan.save')}</Button>
      </div>
      <div class="plan-notices" id="plan-notices" />
      <div class="plan-body">
        <div class="plan-stage">
          <div class="plan-pane" id="plan-pane">
            <p class="visually-hidden" id="plan-help">{t('floor-plan.canvas-help')}</p>
            <svg class="plan-canvas" id="plan-canvas" role="group" aria-label={t('floor-plan.canvas')} aria-describedby="plan-help">
              <defs>
                <pattern id="plan-grid" width="50" height="50" patternUnits="userSpaceOnUse"><path d="M50 0H0V50" /></pattern>
              </defs>
              <rect class="plan-ground" id="plan-ground" fill="url(#plan-grid)" />
              <g id="plan-sections" />
              <g id="plan-tables" />
              <g id="plan-guides" aria-hidden="true" />
              <g id="plan-grips" aria-hidden="true" />
            </svg>
          </div>
          <div class="plan-zoom">
            <Button icon="minus" label={t('floor-plan.zoom-out')} attributes={{ id: 'plan-zoom-out' }} />
            <Button icon="fit" label={t('floor-plan.fit')} attributes={{ id: 'plan-fit' }} />
            <Button icon="plus" label={t('floor-plan.zoom-in')} attributes={{ id: 'plan-zoom-in' }} />
          </div>
        </div>
        <FloorEditorPanel />
      </div>
      <p class="visually-hidden" role="status" id="plan-said" />
      <SaveDialog />
      <DiscardDialog />
    </div>
  )
}

function SaveDialog() {
  const t = useWords()
  return (
    <Dialog
      id="save-dialog" title={t('floor-plan.save-title')}
      foot={
        <>
          <Button attributes={{ 'data-close-dialog': true }}>{t('floor-plan.back')}</Button>
          <Button kind="primary" busyText={t('floor-plan.saving')} attributes={{ id: 'save-confirm' }}>{t('floor-plan.save')}</Button>
        </>
      }
    >
      <ul class="plan-summary" id="save-summary" />
      <p class="muted">{t('floor-plan.save-note')}</p>
      <div id="save-problem" />
    </Dialog>
  )
}

function DiscardDialog() {
  const t = useWords()
  return (
    <Dialog
      id="discard-dialog" title={t('floor-plan.discard-title')}
      foot={
        <>
          <Button attributes={{ 'data-close-dialog': true }}>{t('floor-plan.back')}</Button>
          <Button kind="primary" attributes={{ id: 'discard-confirm' }}>{t('floor-plan.discard')}</Button>
        </>
      }
    >
      <p>{t('floor-plan.discard-note')}</p>
    </Dialog>
  )
}
