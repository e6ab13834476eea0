import { newId } from '@restoflow/core'
import { staffId } from '../kit/as'
import { showProblem, toast } from '../kit/problem-card'
import { sendCommand } from '../kit/send'
import { t } from '../kit/words'
import { need, setText } from './parts'

interface Shared {
  readonly url: string
  readonly text: string
  readonly expiresAt: string
  readonly lanOnly: boolean
  readonly phone?: string
}

let path = ''
let shared: Shared | null = null
let isHandedOut = false

async function ask<State>(verb: 'share' | 'hand-out' | 'unshare', body: object = {}): Promise<State | null> {
  const outcome = await sendCommand({ key: newId(), as: staffId(), path: `${path}/${verb}`, body, label: '', intent: null, atMs: Date.now() })
  if (outcome.kind === 'done') return (outcome.reply as { readonly state: State }).state
  if (outcome.kind === 'refused') showProblem(outcome.problem, need('share-errors'), t('browser.not-shared'))
  else toast(t('browser.not-shared-offline'))
  return null
}

/** Prepares a link to a document and shows the ways to give it to the guest; the server itself sends nothing, and counts what is given. */
async function openShare(documentPath: string): Promise<void> {
  path = documentPath
  shared = null
  isHandedOut = false
  need('share-errors').replaceChildren()
  const state = await ask<Shared>('share', { prepare: true })
  if (!state) return
  shared = state
  need<HTMLInputElement>('share-url').value = state.url
  need<HTMLInputElement>('share-phone').value = state.phone ?? ''
  setText(need('share-until'), t('browser.share-until', {
    date: new Date(state.expiresAt).toLocaleDateString(`${document.documentElement.lang}-IN-u-nu-latn`, { day: 'numeric', month: 'short', year: 'numeric' }),
  }))
  need('share-lan').hidden = !state.lanOnly
  drawLinks()
  const dialog = need<HTMLDialogElement>('share-dialog')
  if (!dialog.open) dialog.showModal()
}

/** Ten digits are a number of India. */
function dialled(): string {
  const typed = need<HTMLInputElement>('share-phone').value
  const digits = typed.replace(/\D/g, '').replace(/^0+/, '')
  return digits.length === 10 && !typed.trim().startsWith('+') ? `91${digits}` : digits
}

function drawLinks(): void {
  const text = encodeURIComponent(shared?.text ?? '')
  const number = dialled()
  const isWhole = number.length >= 11
  need<HTMLAnchorElement>('share-whatsapp').href = `https://wa.me/${isWhole ? number : ''}?text=${text}`
  need<HTMLAnchorElement>('share-sms').href = `sms:${isWhole ? `+${number}` : ''}?body=${text}`
}

/** The guest gets the link by one of the ways: it works from now on, and is a copy. */
async function handOut(): Promise<void> {
  if (!shared || isHandedOut) return
  isHandedOut = true
  need('share-errors').replaceChildren()
  isHandedOut = (await ask('hand-out', { token: shared.url.split('/').at(-1) })) !== null
}

/** Outside of a secure context the clipboard is the selection's. */
async function copyLink(): Promise<void> {
  const field = need<HTMLInputElement>('share-url')
  field.select()
  const isCopied = window.isSecureContext ? await navigator.clipboard.writeText(field.value).then(() => true, () => false) : document.execCommand('copy')
  toast(t(isCopied ? 'browser.link-copied' : 'browser.link-selected'))
}

async function revoke(): Promise<void> {
  const state = await ask<{ readonly ended: number }>('unshare')
  if (!state) return
  need<HTMLDialogElement>('share-dialog').close()
  toast(t('browser.links-ended', { count: state.ended }))
}

/** Listens to `[data-share]`, which names a document, and to the dialog's parts. */
export function startShare(): void {
  document.addEventListener('click', event => {
    const button = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-share]') : null
    if (button) void openShare(button.dataset['share'] ?? '')
  })
  need('share-phone').addEventListener('input', drawLinks)
  for (const way of ['share-whatsapp', 'share-sms']) need(way).addEventListener('click', () => void handOut())
  // also by hand, out of the field
  need('share-url').addEventListener('copy', () => void handOut())
  need('share-copy').addEventListener('click', () => void handOut())
  need('share-copy').addEventListener('click', () => void copyLink())
  need('share-revoke').addEventListener('click', () => void revoke())
}
