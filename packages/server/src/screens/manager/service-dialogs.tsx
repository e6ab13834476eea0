import type { Child } from 'hono/jsx'
import { Button } from '../kit/atoms'
import { Dialog } from '../kit/dialog'
import { Icon, type IconName } from '../kit/icon'
import { Said } from '../kit/said'
import { useWords, type WordKey } from '../../words/words'
import { CoversGrid } from './floor-board'

interface ActionProps {
  readonly id: string
  readonly icon: IconName
  readonly words: WordKey
  /** Path of its command: locked for who may not give it. */
  readonly locks: string
  readonly shortcut?: string
}

/** One thing that can be done with the open order or its table; the page's script hides what can't be, and writes the small line. */
export function Action({ id, icon, words, locks, shortcut }: ActionProps) {
  return (
    <button type="button" class="action" id={id} data-locks={locks}>
      <Icon name={icon} />
      <span><b><Said words={words} /></b><small data-about /></span>
      {shortcut !== undefined && <kbd aria-hidden="true">{shortcut}</kbd>}
    </button>
  )
}

/** @returns everything about the order and its table that is not the next step, behind "…" */
export function MoreDialog({ children }: { children: Child }) {
  const t = useWords()
  return (
    <Dialog id="more-dialog" title={t('pad.more')}>
      <div class="actions" role="group" aria-labelledby="more-dialog-title">
        <Action id="more-repeat" icon="refresh" words="service.repeat" locks="orders/x/repeat-round" shortcut="F2" />
        <Action id="more-lines" icon="split" words="service.move-lines" locks="orders/x/move-lines" shortcut="F7" />
        <Action id="more-guests" icon="people" words="service.guests" locks="orders/x/set-covers" />
        <Action id="more-new-order" icon="plus" words="pad.another-here" locks="orders" />
        <Action id="more-name" icon="pencil" words="service.name-order" locks="orders/x/rename" />
        <Action id="more-move" icon="move" words="pad.move-table" locks="orders/x/move" shortcut="F6" />
        <Action id="more-merge" icon="tables" words="service.merge-tables" locks="tables/x/merge" />
        <Action id="more-unmerge" icon="tables" words="service.unmerge-tables" locks="tables/x/unmerge" />
      </div>
      {children}
    </Dialog>
  )
}

/**
 * @returns the picker of tables: one to move to, or several to put together. On a phone it is a sheet; where the plan is in
 * sight it lies over the pad, so that a table can be tapped on the plan too.
 */
export function TablesDialog() {
  const t = useWords()
  return (
    <Dialog
      id="tables-dialog" class="over-pad" title={<Said words="pad.move-table" />}
      foot={(
        <Button
          kind="primary" size="large" wide icon="tables" busyText={t('service.merging')}
          attributes={{ id: 'merge-submit', 'data-needs-connection': true, 'data-reason': 'tables-reason', hidden: true }}
        >{t('service.choose-tables')}</Button>
      )}
    >
      <div class="segments" id="tables-what" role="radiogroup" aria-label={t('service.what-moves')} hidden>
        <label><input type="radio" name="moves" value="table" checked /><span id="moves-table" /></label>
        <label><input type="radio" name="moves" value="order" /><span id="moves-order" /></label>
      </div>
      <p class="muted" id="tables-text" />
      <p class="muted tap-plan">{t('service.tap-plan')}</p>
      <div class="chips wrap" id="tables-presets" role="group" aria-label={t('service.presets')} hidden />
      <div id="tables-list" />
      <p class="muted" id="tables-reason" role="status" />
      <div class="dialog-errors" id="tables-errors" />
    </Dialog>
  )
}

/** @returns the dialog whose form is fetched when it opens: lines to another order */
export function LinesDialog() {
  return <Dialog id="lines-dialog" title={<Said words="service.move-lines" />}><div id="lines-body" /></Dialog>
}

const places = ['window', 'wall', 'left', 'right'] as const

/** @returns what an order of a shared table is called: a seat, never a guest's name */
export function NameDialog() {
  const t = useWords()
  return (
    <Dialog id="name-dialog" title={<Said words="service.name-order" />}>
      <form id="name-form" class="dialog-form" data-errors="#name-errors" autocomplete="off">
        <p class="muted" id="name-hint">{t('service.name-hint')}</p>
        <div class="chips wrap" role="group" aria-label={t('service.places')}>
          {places.map(place => <button type="button" class="chip choice" data-place={t(`service.place-${place}`)}>{t(`service.place-${place}`)}</button>)}
        </div>
        <label class="field">
          <Icon name="pencil" size="small" />
          <input id="order-label" name="label" maxlength={20} required autocomplete="off" aria-label={t('service.order-name')} aria-describedby="name-hint" />
        </label>
        <div class="dialog-errors" id="name-errors" />
        <Button kind="primary" type="submit" size="large" wide busyText={t('setup.saving')}>{t('service.save-name')}</Button>
      </form>
    </Dialog>
  )
}

/** @returns how many guests the order is for */
export function GuestsDialog() {
  const t = useWords()
  return (
    <Dialog id="guests-dialog" title={<Said words="service.guests" />}>
      <h3 id="guests-now"><Said words="pad.how-many-guests" /></h3>
      <CoversGrid seats={0} titleId="guests-now" attributes={covers => ({ 'data-set-covers': covers })} />
      <form id="guests-form" class="more-guests" autocomplete="off">
        <label class="field">
          <Icon name="people" size="small" />
          <input
            id="guests-count" name="covers" type="text" inputmode="numeric" pattern="[1-9][0-9]?" maxlength={2} required
            aria-label={t('service.more-guests')} placeholder={t('service.more-guests')}
          />
        </label>
        <Button type="submit">{t('service.set')}</Button>
      </form>
      <div class="dialog-errors" id="guests-errors" />
    </Dialog>
  )
}
