import './kit/start'
import { onRegion } from './kit/live'
import { toast } from './kit/problem-card'
import { t } from './kit/words'
import { Drawing } from './floor-editor/draw'
import { Editor, type LiveFloor } from './floor-editor/editor'
import { Gestures } from './floor-editor/gestures'
import { startKeyboard, takeBack } from './floor-editor/keyboard'
import { byId } from './floor-editor/page'
import { Panel } from './floor-editor/panel'
import { drawNotices, startSave } from './floor-editor/save'
import { View } from './floor-editor/view'

const floorIn = (region: HTMLElement): LiveFloor => JSON.parse(region.dataset['plan'] ?? '{}') as LiveFloor

const region = document.querySelector<HTMLElement>('[data-region="floor-plan"]')
if (region) start(floorIn(region))

function start(floor: LiveFloor): void {
  const editor = new Editor(floor)
  const view = new View(editor)
  const drawing = new Drawing(editor, view)
  const gestures = new Gestures(editor, view, drawing)
  const panel = new Panel(editor, view, drawing, gestures)
  const draw = (): void => {
    drawing.draw()
    panel.draw()
    drawTools(editor)
    drawNotices(editor)
  }
  editor.onChange(draw)
  gestures.start()
  panel.start()
  startSave(editor)
  startKeyboard(editor, view, drawing, gestures)
  startTools(editor, view, drawing, gestures)
  view.fit(true)
  draw()
  onRegion('floor-plan', element => editor.take(floorIn(element)))
  new ResizeObserver(() => drawing.draw()).observe(view.pane)
  if (editor.restored) toast(t('browser.plan-restored'))
}

function startTools(editor: Editor, view: View, drawing: Drawing, gestures: Gestures): void {
  const onClick = (id: string, act: () => void): void => byId(id).addEventListener('click', act)
  onClick('plan-undo', () => takeBack(editor, true))
  onClick('plan-redo', () => takeBack(editor, false))
  onClick('plan-several', () => {
    gestures.several = !gestures.several
    byId('plan-several').setAttribute('aria-pressed', String(gestures.several))
    byId('plan-editor').dataset['several'] = String(gestures.several)
  })
  onClick('plan-open-add', () => {
    const isOpen = byId('plan-editor').dataset['sheet'] === 'open' && editor.tables.length === 0
    editor.selectTables()
    if (isOpen) byId('plan-editor').removeAttribute('data-sheet')
    else byId('plan-editor').dataset['sheet'] = 'open'
  })
  const zoom = (change: () => void) => (): void => {
    change()
    drawing.draw()
  }
  onClick('plan-zoom-in', zoom(() => view.zoomBy(1.25)))
  onClick('plan-zoom-out', zoom(() => view.zoomBy(0.8)))
  onClick('plan-fit', zoom(() => view.fit(false)))
}

function drawTools(editor: Editor): void {
  const able = (id: string, is: boolean): void => byId(id).setAttribute('aria-disabled', String(!is))
  able('plan-undo', editor.canUndo)
  able('plan-redo', editor.canRedo)
  able('plan-save', editor.dirty)
  able('plan-discard', editor.dirty)
  const count = editor.changeCount
  byId('plan-state').textContent = count === 0 ? t('browser.plan-no-changes') : t('browser.plan-changes', { count })
}
