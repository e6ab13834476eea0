import { newId, type OutletState, type Station } from '@restoflow/core'
import { localName, useWords } from '../../words/words'
import { Badge, Button } from '../kit/atoms'
import { DefinitionForm } from './definition-form'
import { LocalNameField, SelectField, TextField } from './fields'

type Draft = Omit<Station, 'revision'>

const minuteMs = 60_000
const usual = { hurryAfterMs: 8 * minuteMs, lateAfterMs: 15 * minuteMs }

/** Where most kitchens divide their work. */
const suggested: readonly Draft[] = [
  { id: 'kitchen', name: 'Kitchen', names: { hi: 'रसोई' }, ...usual },
  { id: 'tandoor', name: 'Tandoor', names: { hi: 'तंदूर' }, ...usual },
  { id: 'bar', name: 'Bar', names: { hi: 'बार' }, hurryAfterMs: 4 * minuteMs, lateAfterMs: 8 * minuteMs },
]

/** @returns the stations, each with its form, suggestions to add with one tap, and the default one; `owns` says who may change that */
export function StationsView({ outlet, owns }: { outlet: OutletState; owns: boolean }) {
  const t = useWords()
  const stations = Object.values(outlet.stations)
  const defaultId = outlet.settings?.defaultStationId ?? ''
  const others = suggested.filter(({ id }) => !Object.hasOwn(outlet.stations, id))
  return (
    <>
      {stations.map(station => (
        <details class="card editor" id={`station-${station.id}`}>
          <summary>
            <b>{localName(station)}</b>
            <span class="muted">{t('settings.station-says', { hurry: station.hurryAfterMs / minuteMs, late: station.lateAfterMs / minuteMs })}</span>
            {station.id === defaultId && <Badge tone="accent">{t('settings.station-default')}</Badge>}
          </summary>
          <StationForm station={station} revision={station.revision} isDefault={station.id === defaultId} />
        </details>
      ))}
      {others.length > 0 && (
        <div class="suggestions">
          <h3>{t('settings.station-suggested')}</h3>
          {others.map(({ id, ...station }) => (
            <Button
              icon="plus" attributes={{
                'data-command': `outlet/stations/${id}/define`, 'data-body': JSON.stringify({ ...station, revision: 0 }),
                'data-errors': '#problems', 'data-after': 'reload',
              }}
            >{localName(station)}</Button>
          ))}
        </div>
      )}
      <details class="card editor is-new">
        <summary><b>{t('settings.station-other')}</b></summary>
        <StationForm station={{ id: newId(), name: '', ...usual }} revision={0} isDefault={false} />
      </details>
      {stations.length > 1 && (
        <form class="setup-form" data-setup data-command="outlet/change" data-collect="setup" data-errors="#problems" data-after="reload">
          <fieldset class="fields" disabled={!owns}>
            <SelectField
              label={t('settings.station-where')} name="patch.defaultStationId" value={defaultId} hint={t('settings.station-where-about')}
              options={stations.map(station => ({ value: station.id, text: localName(station) }))}
            />
          </fieldset>
          {owns && <div class="form-foot"><Button type="submit" busyText={t('setup.saving')}>{t('settings.save')}</Button></div>}
        </form>
      )}
    </>
  )
}

function StationForm({ station, revision, isDefault }: { station: Draft; revision: number; isDefault: boolean }) {
  const t = useWords()
  const { id } = station
  return (
    <DefinitionForm path={`outlet/stations/${id}`} problems={`station-problems-${id}`} revision={revision} name={station.name} keeps={isDefault}>
      <div class="field-row">
        <TextField label={t('settings.station-name')} name="name" value={station.name} max={120} required />
        <LocalNameField names={station.names} />
      </div>
      <div class="field-row">
        <TextField
          label={t('settings.station-hurry')} name="hurryAfterMs" type="minutes" value={String(station.hurryAfterMs / minuteMs)} max={4}
          unit={t('settings.minutes')} short required pattern="\d{1,4}"
        />
        <TextField
          label={t('settings.station-late')} name="lateAfterMs" type="minutes" value={String(station.lateAfterMs / minuteMs)} max={4}
          unit={t('settings.minutes')} short required pattern="\d{1,4}"
        />
      </div>
    </DefinitionForm>
  )
}
