import { keyMap, letterKeysOn, onKey, setLetterKeys } from './keys'
import { make, toast } from './problem-card'
import { isMuted, muteOneMinute, ring, setVolume, volume } from './sound'

/** Opens the map of keys on `?` and by `[data-open-keys]`, where the device's sound is set too; `[data-mute]` mutes for a minute. */
export function startKeyMap(): void {
  onKey('?', 'This map', open)
  document.addEventListener('click', event => {
    const target = event.target instanceof Element ? event.target : null
    if (target?.closest('[data-open-keys]')) open()
    if (!target?.closest('[data-mute]')) return
    muteOneMinute()
    toast('Silent for 1 minute. It rings again by itself.')
  })
}

function open(): void {
  document.getElementById('key-map')?.remove()
  const dialog = make('dialog', 'dialog') as HTMLDialogElement
  dialog.id = 'key-map'
  dialog.setAttribute('aria-labelledby', 'key-map-title')
  const title = make('h2', '', 'Keys and sound')
  title.id = 'key-map-title'
  const close = button('Close', () => dialog.close())
  dialog.append(make('header', '', title, close), make('div', 'dialog-body', soundSettings(), keyList(), letterSwitch()))
  dialog.addEventListener('close', () => dialog.remove())
  document.body.append(dialog)
  dialog.showModal()
}

function soundSettings(): HTMLElement {
  const range = make('input', '') as HTMLInputElement
  Object.assign(range, { type: 'range', min: '0.2', max: '1', step: '0.1', value: String(volume()) })
  range.addEventListener('change', () => {
    setVolume(Number(range.value))
    ring('ready')
  })
  const mute = button(isMuted() ? 'Silent for a minute' : 'Mute for 1 minute', () => {
    muteOneMinute()
    mute.textContent = 'Silent for a minute'
  })
  const label = make('label', 'labelled', make('span', '', 'Volume of this device'), range)
  return make('div', 'sound-settings', label, mute, button('Try the bill alert', () => ring('bill')))
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
  return make('label', 'switch-row', box, make('span', '', 'Single keys (letters, digits, signs) work outside fields'))
}

function button(text: string, run: () => void): HTMLElement {
  const element = make('button', 'button', text)
  element.setAttribute('type', 'button')
  element.addEventListener('click', run)
  return element
}
