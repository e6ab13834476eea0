import { raw } from 'hono/html'
import type { TerminalLine } from '../../access/access'
import type { KeyLine } from '../../access/keys'
import type { Credential } from '../../people/credentials'
import type { Runtime, SignedIn } from '../../runtime'
import { useWords } from '../../words/words'
import { Badge, Button, EmptyState } from '../kit/atoms'
import { SettingsPage } from '../setup/settings-page'
import { qrSvg } from '../../documents/upi'
import { roleText, whenText } from './model'
import { commandOf, Confirm } from './parts'

export interface TerminalsPageProps {
  readonly runtime: Runtime
  readonly signedIn: SignedIn
  readonly terminals: readonly TerminalLine[]
  readonly keys: readonly KeyLine[]
  readonly devices: readonly Credential[]
}

/** @returns browsers, keys and devices, each to be taken back */
export function TerminalsPage({ runtime, signedIn, terminals, keys, devices }: TerminalsPageProps) {
  const t = useWords()
  return (
    <SettingsPage runtime={runtime} signedIn={signedIn} title={t('terminals.title')} active="terminals" css={['people']} script="people">
      <p class="muted">{t('terminals.intro')}</p>
      <section class="card person-part" aria-labelledby="add-terminal">
        <h3 id="add-terminal">{t('terminals.add')}</h3>
        <p class="muted">{t('terminals.add-text')}</p>
        <form hx-post="/settings/terminals/code" hx-target="#new-code"><Button kind="primary" type="submit">{t('terminals.make-code')}</Button></form>
        <div id="new-code" aria-live="polite" />
      </section>
      {terminals.length === 0 ? <EmptyState icon="kitchen" title={t('terminals.none')} /> : (
        <ul class="people-list" id="terminal-list">
          {terminals.map(line => <TerminalCard runtime={runtime} line={line} isOwn={line.id === signedIn.terminalId} />)}
        </ul>
      )}
      <div id="terminal-errors" />
      <section class="card person-part" aria-labelledby="keys-title">
        <h3 id="keys-title">{t('terminals.keys')}</h3>
        {keys.length === 0 ? <p class="muted">{t('terminals.keys-none')}</p> : (
          <ul class="plain-list">
            {keys.map(({ id, name, roles, createdAt }) => (
              <CredentialLine
                name={name} what={roles.map(role => roleText(t, role)).join(', ')} when={whenText(runtime, createdAt)} command={`keys/${id}/revoke`}
              />
            ))}
          </ul>
        )}
      </section>
      <section class="card person-part" aria-labelledby="devices-title">
        <h3 id="devices-title">{t('terminals.devices')}</h3>
        {devices.length === 0 ? <p class="muted">{t('terminals.devices-none')}</p> : (
          <ul class="plain-list">
            {devices.map(({ id, label, scope: { kind }, createdAt }) => (
              <CredentialLine name={label} what={typeof kind === 'string' ? kind : ''} when={whenText(runtime, createdAt)} command={`devices/${id}/revoke`} />
            ))}
          </ul>
        )}
      </section>
    </SettingsPage>
  )
}

function CredentialLine({ name, what, when, command }: { name: string; what: string; when: string; command: string }) {
  const t = useWords()
  return (
    <li class="credential-line">
      <span><b>{name}</b> <small class="muted">{t('terminals.made-by', { roles: what, when })}</small></span>
      <Confirm text={t('terminals.revoke')} sure={t('terminals.revoke-sure')} yes={t('terminals.revoke-yes')} command={command} errors="#terminal-errors" />
    </li>
  )
}

function TerminalCard({ runtime, line, isOwn }: { runtime: Runtime; line: TerminalLine; isOwn: boolean }) {
  const t = useWords()
  const { id, name, createdAt, lastSeenAt, address, signedIn } = line
  const when = whenText(runtime, lastSeenAt)
  return (
    <li class="card terminal-card" id={`terminal-${id}`}>
      <p class="terminal-name"><b class="clamp">{name}</b>{isOwn && <Badge tone="accent">{t('terminals.this')}</Badge>}</p>
      <p>{signedIn.length === 0 ? t('terminals.nobody') : t('terminals.signed-in', { names: signedIn.map(staffId => runtime.nameOf(staffId)).join(', ') })}</p>
      <p class="muted">
        {address === null ? t('terminals.seen', { when }) : t('terminals.seen-at', { when, address })}
        {' · '}{t('terminals.made', { when: whenText(runtime, createdAt) })}
      </p>
      <div class="terminal-acts">
        <details class="confirm">
          <summary class="button">{t('terminals.rename')}</summary>
          <form class="confirm-body" {...commandOf(`terminals/${id}/rename`, '#terminal-errors')}>
            <label class="labelled"><span>{t('terminals.new-name')}</span>
              <span class="field"><input name="name" value={name} maxlength={40} autocomplete="off" required /></span></label>
            <Button type="submit">{t('terminals.save')}</Button>
          </form>
        </details>
        <Confirm
          text={t('terminals.revoke')} sure={`${t('terminals.revoke-sure')}${isOwn ? ` ${t('terminals.revoke-own')}` : ''}`} yes={t('terminals.revoke-yes')}
          command={`terminals/${id}/revoke`} errors="#terminal-errors"
        />
      </div>
    </li>
  )
}

/** @returns a one-time code as digits, and as a picture where its address leads another browser here */
export function NewCode({ code, link }: { code: string; link: string | null }) {
  const t = useWords()
  return (
    <div class="new-code">
      <p><span class="muted">{t('terminals.code')}</span><output class="new-pin num">{code}</output></p>
      {link !== null && <div class="code-qr">{raw(qrSvg(link).replace('QR to pay by UPI', t('terminals.code-qr')))}</div>}
    </div>
  )
}
