import { gstStates, isRestaurantState, restaurantStates, type OutletState } from '@restoflow/core'
import { useWords } from '../../words/words'
import type { Attributes } from '../kit/attributes'
import { LinesField, SelectField, TextField } from './fields'

const zones = ['Asia/Kolkata', 'Asia/Dubai', 'Asia/Kathmandu', 'Asia/Colombo', 'Asia/Dhaka', 'Asia/Singapore', 'Europe/London', 'UTC']

/** A code of before stays to be seen, and is refused where it is changed. */
const statesWith = (kept: string | undefined) =>
  (kept === undefined || isRestaurantState(kept) ? restaurantStates : [{ code: kept, name: gstStates[kept] ?? kept }, ...restaurantStates])

/** @returns name, address, numbers and hours of the restaurant: one form, sent as `outlet/change` */
export function RestaurantForm({ outlet, attributes, locked = false }: { outlet: OutletState; attributes: Attributes; locked?: boolean }) {
  const t = useWords()
  const { settings } = outlet
  const timeZone = settings?.timeZone ?? 'Asia/Kolkata'
  return (
    <form id="step" class="setup-form" data-setup data-command="outlet/change" data-collect="setup" data-errors="#problems" {...attributes}>
      <input type="hidden" name="revision" data-type="int" value={outlet.settingsRevision} />
      <fieldset class="fields" disabled={locked}>
        <legend class="visually-hidden">{t('setup.step-restaurant')}</legend>
        <TextField label={t('setup.name')} name="patch.name" value={settings?.name} max={120} required hint={t('setup.name-hint')} />
        <LinesField label={t('setup.address')} name="patch.addressLines" lines={settings?.addressLines ?? []} required hint={t('setup.address-hint')} />
        <SelectField
          label={t('setup.state')} name="patch.stateCode" value={settings?.stateCode ?? ''} attributes={{ 'data-state': true }}
          options={statesWith(settings?.stateCode).map(({ code, name }) => ({ value: code, text: `${name} (${code})` }))}
        />
        <div class="with-says">
          <TextField
            label={t('setup.gstin')} name="patch.gstin" value={settings?.gstin} max={20} clears
            attributes={{ 'data-gstin': true, autocapitalize: 'characters', spellcheck: 'false', 'aria-describedby': 'gstin-says' }}
          />
          <p class="says" id="gstin-says" data-gstin-says role="status" />
        </div>
        <TextField
          label={t('setup.e-invoicing')} name="patch.eInvoicingFrom" value={settings?.eInvoicingFrom} type="date" max={10} clears short
          hint={t('setup.e-invoicing-hint')}
        />
        <TextField
          label={t('setup.fssai')} name="patch.fssai" value={settings?.fssai} max={14} clears pattern="\d{14}" hint={t('setup.fssai-hint')}
          attributes={{ inputmode: 'numeric' }}
        />
        <TextField label={t('setup.phone')} name="patch.phone" value={settings?.phone} max={40} clears type="tel" hint={t('setup.phone-hint')} />
        <TextField
          label={t('setup.upi')} name="patch.upiId" value={settings?.upiId} max={100} clears
          pattern="[A-Za-z0-9._\-]{2,256}@[A-Za-z][A-Za-z0-9.]{1,63}" hint={t('setup.upi-hint')}
        />
        <TextField label={t('setup.footer')} name="patch.footer" value={settings?.footer} max={200} clears hint={t('setup.footer-hint')} />
        <TextField
          label={t('setup.link-days')} name="patch.billLinkDays" type="int" max={3} clears short pattern="[1-9]\d{0,2}"
          value={settings?.billLinkDays === undefined ? undefined : String(settings.billLinkDays)} hint={t('setup.link-days-hint')}
        />
        <SelectField
          label={t('setup.time-zone')} name="patch.timeZone" value={timeZone}
          options={[...new Set([timeZone, ...zones])].map(zone => ({ value: zone, text: zone }))}
        />
        <TextField
          label={t('setup.day-start')} name="patch.businessDayStart" value={settings?.businessDayStart ?? '04:00'} max={5} type="time" required
          short hint={t('setup.day-start-hint')}
        />
      </fieldset>
    </form>
  )
}
