import { cashSettings, formatMoney, holds, type Drawer, type OutletState, type ShiftState } from '@restoflow/core'
import type { Runtime, SignedIn } from '../../runtime'
import { useWords, type WordKey } from '../../words/words'
import { approversOf } from '../approvers'
import { Button, Notice } from '../kit/atoms'
import { ClockTime } from '../kit/time'
import { ApproverFields } from '../kit/approver-fields'
import { PinField } from '../kit/pin-field'
import { StaffPage } from '../page'
import { CountPad } from './count-pad'
import { drawerName, FigureTable } from './parts'

export interface DrawerPageProps {
  readonly runtime: Runtime
  readonly signedIn: SignedIn
  /** Every open shift. */
  readonly open: readonly ShiftState[]
  /** The one that is looked at: one's own, or another's for who oversees; null where none is open. */
  readonly shift: ShiftState | null
  /** A shift that was just counted, with what it came to. */
  readonly counted: ShiftState | null
}

/** @returns a person's drawer: open it, move cash, open it without a sale, count and close it, hand it over */
export function DrawerPage({ runtime, signedIn, open, shift, counted }: DrawerPageProps) {
  const t = useWords()
  const as = signedIn.principal.id
  const outlet = runtime.house.state<OutletState>('outlet')
  const timeZone = outlet.settings?.timeZone ?? 'UTC'
  const others = open.filter(each => each !== shift)
  return (
    <StaffPage runtime={runtime} signedIn={signedIn} title={t('day.drawer')} active="till" css={['day']} script="day">
      <main id="main" class="day-screen" tabindex={-1}>
        <header class="day-head">
          <h2>{shift ? t('day.drawer-of', { name: runtime.nameOf(shift.personId) }) : t('day.drawer')}</h2>
          <nav class="chips wrap" aria-label={t('day.drawer')}>
            <Button icon="arrow-left" href={`/till?as=${as}`}>{t('screen.till')}</Button>
            <Button icon="day" href={`/reports/day?as=${as}`}>{t('day.title')}</Button>
          </nav>
        </header>
        {counted?.closed && (
          <Result
            drawer={drawerName(runtime.house.state<OutletState>('outlet'), counted.drawerId)} closed={counted.closed}
            name={runtime.nameOf(counted.personId)}
          />
        )}
        <div class="day-columns">
          {shift ? <OpenDrawer runtime={runtime} shift={shift} timeZone={timeZone} />
            : <Opening outlet={outlet} taken={open.map(({ drawerId }) => drawerId)} terminalId={signedIn.terminalId} />}
          <div class="day-stack">
            {shift && <Closing shift={shift} />}
            {shift && <HandOver runtime={runtime} shift={shift} open={open} />}
            <NoSale runtime={runtime} drawerId={shift?.drawerId ?? drawerHere(cashSettings(outlet).drawers, signedIn.terminalId)?.id
              ?? 'main'} />
            {others.length > 0 && holds(signedIn.principal, 'shifts.oversee') && (
              <section class="card day-part">
                <h3>{t('day.other-drawers')}</h3>
                {others.map(({ shiftId, personId, drawerId, openedAt }) => (
                  <Button wide href={`/till/drawer?as=${as}&shift=${shiftId}`}>
                    {`${runtime.nameOf(personId)} · ${drawerName(outlet, drawerId)} · `}<ClockTime at={openedAt} timeZone={timeZone} />
                  </Button>
                ))}
              </section>
            )}
          </div>
        </div>
      </main>
    </StaffPage>
  )
}

function Result({ drawer, closed, name }: { drawer: string; closed: NonNullable<ShiftState['closed']>; name: string }) {
  const t = useWords()
  const { cash, countedPaise, expectedPaise, overShortPaise } = closed
  const word = overShortPaise === 0 ? 'day.count-right' : overShortPaise < 0 ? 'day.count-short' : 'day.count-over'
  return (
    <section class="card day-part" id="count-result" data-over-short={String(overShortPaise)}>
      <Notice tone={overShortPaise === 0 ? 'good' : 'warn'} title={t(word, { amount: formatMoney(Math.abs(overShortPaise)) })}>
        {t('day.counted-by', { name, drawer })}
      </Notice>
      <FigureTable
        label={t('day.how-expected')} lines={[
          { text: t('day.float'), paise: cash.floatPaise }, { text: t('day.cash-taken'), paise: cash.takenPaise },
          { text: t('day.cash-in'), paise: cash.inPaise },
          { text: t('day.cash-out'), paise: -cash.outPaise }, { text: t('day.drop'), paise: -cash.droppedPaise },
          { text: t('day.cash-refunds'), paise: -cash.refundedPaise },
          { text: t('day.expected'), paise: expectedPaise, strong: true }, { text: t('day.counted'), paise: countedPaise, strong: true },
        ]}
      />
    </section>
  )
}

/** The drawer beside this terminal, else the first. */
function drawerHere(drawers: readonly Drawer[], terminalId: string | undefined): Drawer | undefined {
  return drawers.find(drawer => terminalId !== undefined && drawer.terminalId === terminalId) ?? drawers[0]
}

function Opening({ outlet, taken, terminalId }: { outlet: OutletState; taken: readonly string[]; terminalId: string | undefined }) {
  const t = useWords()
  const free = cashSettings(outlet).drawers.filter(({ id }) => !taken.includes(id))
  const here = drawerHere(free, terminalId)
  if (free.length === 0) return <section class="card day-part"><Notice tone="warn" title={t('day.no-drawer-free')} /></section>
  return (
    <section class="card day-part" aria-labelledby="open-title">
      <h3 id="open-title">{t('day.open-shift')}</h3>
      <p class="muted">{t('day.open-shift-text')}</p>
      <form
        class="dialog-form" id="open-shift" data-new-shift data-command="shifts/new/open" data-collect="float" data-errors="#open-errors"
        data-needs-connection="true"
        data-intent="open-shift" data-label={t('day.open-shift')} autocomplete="off"
      >
        <div class="chips wrap" role="radiogroup" aria-label={t('day.drawer')}>
          {free.map(({ id, name }) => (
            <label class="chip choice"><input type="radio" name="drawerId" value={id} checked={id === here?.id} />{name}</label>
          ))}
        </div>
        <CountPad label={t('day.float')} />
        <div id="open-errors" aria-live="polite" />
        <Button kind="primary" type="submit" size="large" wide icon="coins">{t('day.open-shift')}</Button>
      </form>
    </section>
  )
}

const moves = [
  ['cash-in', 'day.cash-in', 'day.cash-in-text'], ['cash-out', 'day.cash-out', 'day.cash-out-text'], ['drop', 'day.drop', 'day.drop-text'],
] as const satisfies readonly (readonly [string, WordKey, WordKey])[]
const directionWords = { in: 'day.cash-in', out: 'day.cash-out', drop: 'day.drop' } as const

function OpenDrawer({ runtime, shift, timeZone }: { runtime: Runtime; shift: ShiftState; timeZone: string }) {
  const t = useWords()
  return (
    <section class="card day-part" aria-labelledby="drawer-title">
      <h3 id="drawer-title">{t('day.since',
        { drawer: drawerName(runtime.house.state<OutletState>('outlet'), shift.drawerId) })} <ClockTime at={shift.openedAt}
        timeZone={timeZone} /></h3>
      <dl class="day-figures"><div><dt>{t('day.float')}</dt><dd class="num">{formatMoney(shift.floatPaise)}</dd></div></dl>
      {moves.map(([verb, word, text]) => (
        <details class="fold" data-move={verb}>
          <summary class="button wide">{t(word)}</summary>
          <form
            class="dialog-form" data-command={`shifts/${shift.shiftId}/${verb}`} data-errors={`#${verb}-errors`}
            data-needs-connection="true" data-label={t(word)} autocomplete="off"
          >
            <p class="muted">{t(text)}</p>
            <label class="labelled">
              <span>{t('day.rupees')}</span><span
                class="field"><span aria-hidden="true">₹</span><input name="amountPaise" data-type="rupees" data-least="1" inputmode="decimal"
                  maxlength={12} required /></span>
            </label>
            <label class="labelled"><span>{t('day.reason')}</span><span
              class="field"><input name="reason" maxlength={200} required /></span></label>
            <label class="labelled"><span>{t('day.reference')}</span><span
              class="field"><input name="reference" maxlength={80} /></span></label>
            <div id={`${verb}-errors`} aria-live="polite" />
            <Button kind="primary" type="submit" wide>{t(word)}</Button>
          </form>
        </details>
      ))}
      {shift.movements.length > 0 && (
        <ol class="movements">
          {shift.movements.map(({ direction, amountPaise, reason, reference, at, by }) => (
            <li>
              <ClockTime at={at} timeZone={timeZone} />
              <span><b>{t(directionWords[direction])}</b>{` · ${[reason, reference].filter(Boolean).join(' · ')}`}<small
                class="muted">{runtime.nameOf(by.id)}</small></span>
              <span class="num">{formatMoney(direction === 'in' ? amountPaise : -amountPaise)}</span>
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}

function Closing({ shift }: { shift: ShiftState }) {
  const t = useWords()
  return (
    <section class="card day-part" aria-labelledby="count-title">
      <h3 id="count-title">{t('day.count-close')}</h3>
      <p class="muted">{t('day.count-blind')}</p>
      <form
        class="dialog-form" id="close-shift" data-command={`shifts/${shift.shiftId}/close`} data-collect="counted"
        data-errors="#count-errors" data-needs-connection="true"
        data-intent="close-shift" data-label={t('day.count-close')} autocomplete="off"
      >
        <CountPad label={t('day.counted')} />
        <label class="labelled"><span>{t('day.note')}</span><span class="field"><input name="note" maxlength={200} /></span></label>
        <div id="count-errors" aria-live="polite" />
        <Button kind="primary" type="submit" size="large" wide icon="lock">{t('day.count-close')}</Button>
      </form>
    </section>
  )
}

function HandOver({ runtime, shift, open }: { runtime: Runtime; shift: ShiftState; open: readonly ShiftState[] }) {
  const t = useWords()
  const people = approversOf(runtime, 'shifts.run').filter(({ staffId }) => open.every(({ personId }) => personId !== staffId))
  if (people.length === 0) return null
  return (
    <details class="fold card day-part" data-hand-over>
      <summary class="button wide">{t('day.hand-over')}</summary>
      <form
        class="dialog-form" data-command={`shifts/${shift.shiftId}/hand-over`} data-collect="hand-over" data-errors="#hand-errors"
        data-needs-connection="true"
        data-intent="hand-over" data-label={t('day.hand-over')} autocomplete="off"
      >
        <p class="muted">{t('day.hand-over-text')}</p>
        <div class="chips wrap" role="radiogroup" aria-label={t('day.hand-to')}>
          {people.map(({ staffId, name }) =>
            <label class="chip choice"><input type="radio" name="toPersonId" value={staffId} required />{name}</label>)}
        </div>
        <CountPad label={t('day.counted')} />
        <PinField />
        <div id="hand-errors" aria-live="polite" />
        <Button kind="primary" type="submit" wide>{t('day.hand-over')}</Button>
      </form>
    </details>
  )
}

function NoSale({ runtime, drawerId }: { runtime: Runtime; drawerId: string }) {
  const t = useWords()
  return (
    <details class="fold card day-part" data-no-sale>
      <summary class="button wide">{t('day.no-sale')}</summary>
      <form
        class="dialog-form" data-command={`drawers/${drawerId}/open-no-sale`} data-errors="#no-sale-errors" data-needs-connection="true"
        data-label={t('day.no-sale')} autocomplete="off"
      >
        <p class="muted">{t('day.no-sale-text')}</p>
        <label class="labelled"><span>{t('day.reason')}</span><span
          class="field"><input name="reason" maxlength={200} required /></span></label>
        <ApproverFields approvers={approversOf(runtime, 'approve.no-sale')} />
        <div id="no-sale-errors" aria-live="polite" />
        <Button kind="primary" type="submit" wide>{t('day.no-sale')}</Button>
      </form>
    </details>
  )
}
