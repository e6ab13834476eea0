import { keyMap, letterKeysOn, onKey, setLetterKeys } from './keys'
import { make, toast } from './problem-card'
import { isMuted, muteOneMinute, ring, setVolume, volume } from './sound'
import { t } from './words'

/** Opens the map of keys on `?` and by `[data-open-keys]`, where the device's sound is set too; `[data-mute]` mutes for a minute. */
export function startKeyMap(): void {
  onKey('?', t('browser.this-map'), open)
  document.addEventListener('click', event => {
    const target = event.target instanceof Element ? event.target : null
    if (target?.closest('[data-open-keys]')) open()
    if (!target?.closest('[data-mute]')) return
    muteOneMinute()
    toast(t('browser.silent-toast'))
  })
}

function open(): void {
  document.getElementById('key-map')?.remove()
  const dialog = make('dialog', 'dialog') as HTMLDialogElement
  dialog.id = 'key-map'
  dialog.setAttribute('aria-labelledby', 'key-map-title')
  const title = make('h2', '', t('browser.keys-and-sound'))
  title.id = 'key-map-title'
  const close = button(t('browser.close'), () => dialog.close())
  dialog.append(make('header', '', title, close), make('div', 'dialog-body', ...languageSwitch(), soundSettings(), keyList(), letterSwitch()))
  dialog.addEventListener('close', () => dialog.remove())
  document.body.append(dialog)
  dialog.showModal()
}

/** Where a screen's bar has no room for it. */
function languageSwitch(): readonly Node[] {
  const template = document.getElementById('language')
  return template instanceof HTMLTemplateElement ? [template.content.cloneNode(true)] : []
}

function soundSettings(): HTMLElement {
  const range = make('input', '') as HTMLInputElement
  Object.assign(range, { type: 'range', min: '0.2', max: '1', step: '0.1', value: String(volume()) })
  range.addEventListener('change', () => {
    setVolume(Number(range.value))
    ring('ready')
  })
  const mute = button(isMuted() ? t('browser.silent') : t('browser.mute'), () => {
    muteOneMinute()
    mute.textContent = t('browser.silent')
  })
  const label = make('label', 'labelled', make('span', '', t('browser.volume')), range)
  return make('div', 'sound-settings', label, mute, button(t('browser.try-alert'), () => ring('bill')))
}

function keyList(): HTMLElement {
  const rows = keyMap().map(({ key, name }) => make('li', '', make('kbd', '', key), make('span', '', name)))
  return make('ul', 'key-list', ...rows)
}

function letterSwitch(): HTMLElement {
  const box = make('input', '') as HTMLInputElement
  box.type = 'checkbox'
  box.checked = letterKeysOn()
  box.addEventListener('change', () => setLetterKeys(box.checked))
  return make('label', 'switch-row', box, make('span', '', t('browser.single-keys')))
}

function button(text: string, run: () => void): HTMLElement {
  const element = make('button', 'button', text)
  element.setAttribute('type', 'button')
  element.addEventListener('click', run)
  return element
}
