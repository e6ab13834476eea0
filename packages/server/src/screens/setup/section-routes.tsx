import { Hono } from 'hono'
import type { JSX } from 'hono/jsx/jsx-runtime'
import type { RedemptionState } from '@restoflow/core'
import type { AppEnv, Runtime, SignedIn } from '../../runtime'
import { useWords } from '../../words/words'
import { Button, Notice } from '../kit/atoms'
import { ChargesView } from './charges-view'
import { LanguagesForm } from './languages-form'
import { NextYearForms, NumbersForm, takenNumbers } from './numbers-form'
import { OffersView } from './offers-view'
import { OperatorsForm } from './operators-form'
import { ownsSettings, placeOf, rateOn, type Place } from './places'
import { RestaurantForm } from './restaurant-form'
import type { SettingsSectionId } from './sections'
import { ServiceForm } from './service-form'
import { SettingsPage } from './settings-page'
import { StationsView } from './stations-view'
import { changeIn } from './tax-change'
import { TaxDifference, TaxPage } from './tax-page'
import { TillForm } from './till-form'

type Own = Extract<SettingsSectionId, 'outlet' | 'tax' | 'charges' | 'offers' | 'operators' | 'till' | 'service' | 'numbers' | 'stations' | 'languages'>

interface Seen {
  readonly runtime: Runtime
  readonly place: Place
  readonly owns: boolean
}

const saved = { 'data-after': 'reload' } as const

const views: Readonly<Record<Own, (seen: Seen) => JSX.Element>> = {
  outlet: ({ place, owns }) => <Saved owns={owns}><RestaurantForm outlet={place.outlet} attributes={saved} locked={!owns} /></Saved>,
  tax: ({ runtime, place, owns }) => <TaxPage {...place} now={place.tax} rateOf={rateOn} nameOf={id => runtime.nameOf(id)} owns={owns} />,
  charges: ({ place }) => <ChargesView {...place} />,
  offers: ({ runtime, place }) => <OffersView {...place} usesOf={id => runtime.house.state<RedemptionState>(`redemption/${id}`).uses} />,
  operators: ({ place, owns }) => <Saved owns={owns}><OperatorsForm outlet={place.outlet} attributes={saved} locked={!owns} /></Saved>,
  till: ({ runtime, place, owns }) =>
    <Saved owns={owns}><TillForm outlet={place.outlet} terminals={runtime.access.terminals.list()} attributes={saved}
      locked={!owns} /></Saved>,
  service: ({ place, owns }) => <Saved owns={owns}><ServiceForm outlet={place.outlet} attributes={saved} locked={!owns} /></Saved>,
  numbers: ({ runtime, place, owns }) => {
    const taken = takenNumbers(runtime.house, place.today)
    return (
      <>
        <Saved owns={owns}><NumbersForm {...place} taken={taken} attributes={saved} locked={!owns} /></Saved>
        {owns && <NextYearForms {...place} taken={taken} />}
      </>
    )
  },
  stations: ({ place, owns }) => <><StationsView outlet={place.outlet} owns={owns} /><div id="problems" /></>,
  languages: ({ place, owns }) => <Saved owns={owns}><LanguagesForm outlet={place.outlet} attributes={saved} locked={!owns} /></Saved>,
}

/** A form that only whoever may change the settings sends. */
function Saved({ owns, children }: { owns: boolean; children?: JSX.Element }) {
  const t = useWords()
  return (
    <>
      {!owns && <Notice tone="warn" title={t('settings.owner-only')}>{t('settings.owner-only-about')}</Notice>}
      {children}
      <div id="problems" />
      {owns && (
        <div class="form-foot">
          <Button kind="primary" type="submit" busyText={t('setup.saving')} attributes={{ form: 'step' }}>{t('settings.save')}</Button>
        </div>
      )}
    </>
  )
}

function SectionPage({ seen, signedIn, section }: { seen: Seen; signedIn: SignedIn; section: Own }) {
  const t = useWords()
  return (
    <SettingsPage runtime={seen.runtime} signedIn={signedIn} title={t(`settings.section-${section}`)} active={section} css={['setup']}>
      {views[section](seen)}
    </SettingsPage>
  )
}

/** The owner's own sections of the settings, and the difference that a change of tax would make. */
export function ownSectionRoutes(runtime: Runtime): Hono<AppEnv> {
  const routes = new Hono<AppEnv>()
  for (const section of Object.keys(views) as Own[]) {
    routes.get(`/settings/${section}`, c => {
      const { signedIn } = c.var
      if (!signedIn) return c.redirect('/')
      c.header('cache-control', 'no-store')
      return c.html(<SectionPage seen={{ runtime, place: placeOf(runtime), owns: ownsSettings(signedIn.principal) }} signedIn={signedIn}
        section={section} />)
    })
  }
  routes.get('/settings/tax/difference', c => {
    const place = placeOf(runtime)
    const change = changeIn(c.req.query(), place.tax, place.menu, rateOn, place.tomorrow)
    return c.html(<TaxDifference {...place} now={place.tax} rateOf={rateOn} change={change} />)
  })
  return routes
}
