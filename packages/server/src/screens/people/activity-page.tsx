import { deedKinds, type DeedKind, type ToldDeed } from '../../http/deeds'
import { worksOn } from '../../http/screen-rights'
import type { Runtime, SignedIn } from '../../runtime'
import { useWords } from '../../words/words'
import { Button, EmptyState } from '../kit/atoms'
import { SettingsPage } from '../setup/settings-page'
import { whenText } from './model'

export interface ActivityPageProps {
  readonly runtime: Runtime
  readonly signedIn: SignedIn
  readonly staffId: string
  readonly name: string
  readonly deeds: readonly ToldDeed[]
  readonly day: string
  readonly kind: DeedKind | ''
  /** Position before which the next page begins, null at the end. */
  readonly next: number | null
}

const kindKeys = { 'orders': 'people.kind-orders', 'kitchen': 'people.kind-kitchen', 'till': 'people.kind-till', 'set-up': 'people.kind-set-up' } as const

/** @returns what a person did, newest first, by day and kind */
export function ActivityPage({ runtime, signedIn, staffId, name, deeds, day, kind, next }: ActivityPageProps) {
  const t = useWords()
  const as = signedIn.principal.id
  const older = new URLSearchParams({ as, ...(day !== '' && { day }), ...(kind !== '' && { kind }), ...(next !== null && { before: String(next) }) })
  return (
    <SettingsPage runtime={runtime} signedIn={signedIn} title={t('people.activity-of', { name })} active="people" css={['people']} script="people">
      <p><Button icon="arrow-left" href={`/settings/people/${staffId}?as=${as}`}>{name}</Button></p>
      <form class="activity-filter" method="get" action={`/settings/people/${staffId}/activity`}>
        <input type="hidden" name="as" value={as} />
        <label class="labelled"><span>{t('people.day')}</span><span class="field"><input type="date" name="day" value={day} /></span></label>
        <label class="labelled"><span>{t('people.kind')}</span>
          <span class="field"><select name="kind">
            <option value="">{t('people.kind-all')}</option>
            {(Object.keys(deedKinds) as DeedKind[]).map(each => <option value={each} selected={each === kind}>{t(kindKeys[each])}</option>)}
          </select></span>
        </label>
        <Button type="submit">{t('people.show')}</Button>
      </form>
      <Deeds runtime={runtime} deeds={deeds} as={as} links={worksOn('floor', signedIn.principal)} bills={worksOn('till', signedIn.principal)} />
      {next !== null && <div><Button href={`/settings/people/${staffId}/activity?${older.toString()}`}>{t('people.activity-older')}</Button></div>}
    </SettingsPage>
  )
}

export interface DeedsProps {
  readonly runtime: Runtime
  readonly deeds: readonly ToldDeed[]
  readonly as: string
  /** Whether whoever looks may open orders, and bills. */
  readonly links?: boolean
  readonly bills?: boolean
}

/** @returns deeds as sentences with their times, each with a way to its bill or order */
export function Deeds({ runtime, deeds, as, links = false, bills = false }: DeedsProps) {
  const t = useWords()
  if (deeds.length === 0) return <EmptyState icon="clock" title={t('people.activity-none')} text={t('people.activity-none-text')} />
  return (
    <ol class="deeds">
      {deeds.map(({ position, at, text, orderId, billId }) => (
        <li id={`deed-${position}`}>
          <time class="num muted" dateTime={at}>{whenText(runtime, at)}</time>
          <span>{text}</span>
          {bills && billId !== null
            ? <a class="button" href={`/till?as=${as}&bill=${billId}`}>{t('people.see-bill')}</a>
            : links && orderId !== null && <a class="button" href={`/floor?as=${as}&order=${orderId}`}>{t('people.see-order')}</a>}
        </li>
      ))}
    </ol>
  )
}
