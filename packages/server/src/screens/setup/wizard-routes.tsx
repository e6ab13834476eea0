import { Hono, type Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import type { JSX } from 'hono/jsx/jsx-runtime'
import { addDays } from '@restoflow/core'
import type { AppEnv, Runtime, SignedIn } from '../../runtime'
import { useWords } from '../../words/words'
import { ChargesView } from './charges-view'
import { DoneStep } from './done-step'
import { MenuStep } from './menu-step'
import { NumbersForm, takenNumbers } from './numbers-form'
import { PeopleStep } from './people-step'
import { placeOf, type Place } from './places'
import { RestaurantForm } from './restaurant-form'
import { StationsView } from './stations-view'
import { isStep, lacksGstin, nextStep, stepIds, type StepId } from './steps'
import { TablesStep } from './tables-step'
import { taxIn } from './tax-change'
import { TaxExample, TaxSettled, TaxStep } from './tax-step'
import { WizardPage } from './wizard-page'

/** The step on which this browser stopped. */
const stepCookie = 'rf_setup'
const cookieSeconds = 30 * 86_400

interface Seen {
  readonly runtime: Runtime
  readonly place: Place
  readonly staffId: string
  /** Where the step's form leads once it is saved. */
  readonly next: string
}

const views: Readonly<Record<StepId, (seen: Seen) => JSX.Element>> = {
  restaurant: ({ place: { outlet }, next }) => <RestaurantForm outlet={outlet} attributes={{ 'data-next': next, 'data-draft': outlet.settingsRevision }} />,
  tax: ({ runtime, place, staffId, next }) => (isTrading(runtime, place)
    ? <TaxSettled settingsHref={`/settings/tax?as=${staffId}`} />
    : <TaxStep {...place} day={place.today} next={next} />),
  numbers: ({ runtime, place, next }) => (
    <NumbersForm {...place} taken={takenNumbers(runtime.house, place.today)} attributes={{ 'data-next': next, 'data-draft': place.outlet.settingsRevision }} />
  ),
  charges: ({ place }) => <ChargesView {...place} />,
  stations: ({ place: { outlet } }) => <StationsView outlet={outlet} owns />,
  tables: ({ place: { outlet } }) => <TablesStep outlet={outlet} />,
  people: ({ runtime, place: { staff } }) => <PeopleStep staff={staff} nameOf={id => runtime.nameOf(id)} />,
  menu: ({ place: { menu, outlet }, staffId }) => <MenuStep menu={menu} outlet={outlet} menuHref={`/menu?as=${staffId}`} />,
  done: ({ place, staffId }) => <DoneStep state={place} staffId={staffId} />,
}

const withForm: ReadonlySet<StepId> = new Set(['restaurant', 'tax', 'numbers'])
/**
 * Tax that bills were made by changes on a day, with its difference before the eyes: in the settings. What can't lawfully be charged
 * changes at once.
 */
function isTrading(runtime: Runtime, { outlet, today }: Place): boolean {
  const years = [today, addDays(today, -365)]
  return !lacksGstin(outlet) && years.some(day => {
    const { invoice, vat } = takenNumbers(runtime.house, day)
    return invoice + vat > 0
  })
}

const skippable = ['numbers', 'charges', 'stations', 'tables', 'people', 'menu'] as const
const isSkippable = (step: StepId): step is (typeof skippable)[number] => (skippable as readonly StepId[]).includes(step)

function StepPage({ seen, signedIn, step }: { seen: Seen; signedIn: SignedIn; step: StepId }) {
  const t = useWords()
  const hasForm = withForm.has(step) && !(step === 'tax' && isTrading(seen.runtime, seen.place))
  return (
    <WizardPage
      runtime={seen.runtime} signedIn={signedIn} state={seen.place} step={step} about={t(`setup.about-${step}`)}
      {...(isSkippable(step) && { skip: t(`setup.skip-${step}`) })} {...(hasForm && { form: 'step' })}
    >
      {views[step](seen)}
    </WizardPage>
  )
}

/** The owner's wizard: `/setup` goes on where this browser stopped, `/setup/{step}` is one step. */
export function wizardRoutes(runtime: Runtime): Hono<AppEnv> {
  const routes = new Hono<AppEnv>()
  const asOf = (c: Context<AppEnv>): string => c.var.signedIn?.principal.id ?? ''
  routes.get('/setup', c => {
    const stopped = getCookie(c, stepCookie) ?? ''
    return c.redirect(`/setup/${isStep(stopped) ? stopped : nextStep(placeOf(runtime))}?as=${asOf(c)}`, 303)
  })
  routes.get('/setup/tax/example', c => {
    const { tax, menu, today } = placeOf(runtime)
    return c.html(<TaxExample menu={menu} tax={taxIn(c.req.query(), 'patch.tax', tax)} day={today} />)
  })
  for (const step of stepIds) {
    routes.get(`/setup/${step}`, c => {
      const { signedIn } = c.var
      if (!signedIn) return c.redirect('/')
      c.header('cache-control', 'no-store')
      setCookie(c, stepCookie, step, { path: '/setup', httpOnly: true, sameSite: 'Lax', maxAge: cookieSeconds })
      const staffId = signedIn.principal.id
      const next = `/setup/${stepIds[stepIds.indexOf(step) + 1] ?? 'done'}?as=${staffId}`
      return c.html(<StepPage seen={{ runtime, place: placeOf(runtime), staffId, next }} signedIn={signedIn} step={step} />)
    })
  }
  return routes
}
