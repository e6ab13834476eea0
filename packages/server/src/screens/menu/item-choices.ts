import { courses, rateOn, type MenuState, type OutletState } from '@restoflow/core'
import { localName, useWords } from '../../words/words'
import { percentText, type Choice } from './fields'

/** @returns the tax classes, each with its rate of today for the margin */
export function taxChoices(menu: MenuState, chosen: string): readonly Choice[] {
  const list = Object.values(menu.taxClasses).map(taxClass => {
    const rate = rateOn(taxClass, new Date().toISOString().slice(0, 10)).rateBasisPoints
    return { value: taxClass.id, text: `${taxClass.name} · ${percentText(rate)}%`, attributes: { 'data-rate': rate } }
  })
  return menu.taxClasses[chosen] ? list : [{ value: '', text: '–' }, ...list]
}

/** @returns how prices are meant here, for the hint below the tax class */
export function taxMode({ settings }: OutletState): string {
  const t = useWords()
  return settings?.tax.pricing === 'inclusive' ? t('menu.prices-inclusive') : t('menu.prices-exclusive')
}

export function stationChoices({ stations, settings }: OutletState): readonly Choice[] {
  const t = useWords()
  const main = stations[settings?.defaultStationId ?? '']
  return [
    { value: '', text: main ? t('menu.station-default', { station: localName(main) }) : t('menu.station-none') },
    ...Object.values(stations).map(station => ({ value: station.id, text: localName(station) })),
  ]
}

export function courseChoices(): readonly Choice[] {
  const t = useWords()
  return courses.map(course => ({ value: course, text: t(`menu.${course}`) }))
}

export function pricingChoices(outlet: OutletState): readonly Choice[] {
  const t = useWords()
  return [
    { value: '', text: t('menu.pricing-default', { mode: taxMode(outlet) }) },
    { value: 'exclusive', text: t('menu.pricing-exclusive') },
    { value: 'inclusive', text: t('menu.pricing-inclusive') },
  ]
}
