import type { Role } from '@restoflow/core'
import type { SessionPerson, SessionView } from '../../http/session'
import { Button } from '../kit/atoms'
import { Icon } from '../kit/icon'
import { LanguageSwitch } from '../kit/language-switch'
import { Page } from '../kit/page'
import { SaidSecond } from '../kit/said'
import { People, PinPad } from '../kit/sign-in'
import { Brand, DemoBadge } from '../kit/top-bar'
import { useWords } from '../../words/words'
import { initialsOf } from '../page'

/** A role of the demo that one tap opens. */
export interface DemoRole {
  readonly staffId: string
  readonly label: string
  readonly pin: string
}

export interface SignInPageProps {
  readonly session: SessionView
  /** Whose name is chosen already. */
  readonly chosen: SessionPerson | null
  /** Where to go after the PIN, instead of the person's own screen: a path of this server. */
  readonly next: string | null
  readonly demoRoles: readonly DemoRole[]
  /** Whose language the page speaks; undefined: the browser's own. */
  readonly as: string | undefined
}

/** @returns what somebody does here: `Pass, waiter` */
export function rolesText(roles: readonly Role[]): string {
  const t = useWords()
  return roles.map((role, index) => (index === 0 ? t(`role.${role}`) : t(`role.${role}`).toLowerCase())).join(', ')
}

/** @returns the page on which a shift begins: names, then the PIN */
export function SignInPage({ session, chosen, next, demoRoles, as }: SignInPageProps) {
  const t = useWords()
  const { outletName, terminal, people } = session
  const place = [outletName, terminal?.name].filter(Boolean).join(' · ')
  return (
    <Page title={t('signin.title')} css={['signin', 'live']} scripts={['signin']} bodyClass="signin">
      {session.demo && <DemoRoles roles={demoRoles} />}
      <main class="signin-box" id="main">
        <section class="signin-people" aria-labelledby="who">
          <div class="signin-head"><Brand outletName={place === '' ? t('common.restaurant') : place} /><LanguageSwitch as={as} /></div>
          <h1 id="who">{t('signin.who')}</h1>
          <p><SaidSecond words="signin.who" /> {t('signin.tap-name-then-pin')}</p>
          {people.length === 0 ? <NobodyYet /> : (
            <People
              people={people.map(person => ({
                staffId: person.id, name: person.name, initials: initialsOf(person.name),
                role: `${rolesText(person.roles)}${person.signedIn ? ` · ${t('signin.is-in')}` : ''}`,
              }))}
              {...(chosen && { selected: chosen.id })}
              link={({ staffId, name }) => ({
                href: `/?as=${staffId}${next === null ? '' : `&next=${encodeURIComponent(next)}`}`, 'data-name': name,
                'data-locked-until': people.find(({ id }) => id === staffId)?.lockedUntil ?? undefined,
              })}
            />
          )}
        </section>
        <div class="signin-side">
          {chosen?.signedIn && <SignedInPanel person={chosen} next={next} />}
          <PinPad
            name={chosen?.name ?? t('signin.tap-name')}
            attributes={{ id: 'pin', 'data-staff': chosen?.id ?? '', 'data-next': next ?? '', hidden: chosen?.signedIn === true }}
          />
        </div>
      </main>
    </Page>
  )
}

/** @returns the demo's roles, each opened by one tap, with its PIN for who wants to type it */
function DemoRoles({ roles }: { roles: readonly DemoRole[] }) {
  const t = useWords()
  return (
    <nav class="demo-roles" aria-label={t('signin.demo-as')}>
      <p><Icon name="warning" size="small" /> <b>{t('signin.demo')}</b> {t('signin.demo-text')}</p>
      <ul>{roles.map(({ staffId, label, pin }) => <li><a class="chip" href={`/open/${staffId}`}>{label} <b class="num">{pin}</b></a></li>)}</ul>
    </nav>
  )
}

function NobodyYet() {
  const t = useWords()
  return <div class="empty"><Icon name="people" /><b>{t('signin.nobody')}</b><p>{t('signin.nobody-text')}</p></div>
}

/** @returns what somebody who is signed in here can do from the sign-in: go on, let another browser in, sign out */
function SignedInPanel({ person, next }: { person: SessionPerson; next: string | null }) {
  const t = useWords()
  const lets = person.letsIn
  return (
    <section class="signin-pin signed-in" id="signed-in" data-staff={person.id} aria-labelledby="signed-in-name">
      <h2 id="signed-in-name">{person.name}<small>{t('signin.here')}</small></h2>
      <Button kind="primary" size="large" wide icon="arrow-right" href={next === null ? person.home : withAs(next, person.id)}>{t('signin.go-on')}</Button>
      {lets && <Button wide attributes={{ 'data-make-code': true }}>{t('signin.let-browser')}</Button>}
      {lets && <output class="terminal-code" id="terminal-code" hidden />}
      <Button wide icon="sign-out" attributes={{ 'data-sign-out': true }}>{t('signin.sign-out', { name: person.name.split(' ')[0] ?? '' })}</Button>
      <p class="pin-message" id="signed-in-message" role="status"></p>
    </section>
  )
}

interface NewBrowserPageProps {
  readonly session: SessionView
  /** What a scanned code has filled in, or nothing. */
  readonly code: string
  /** What this browser was before it was taken out, and when that was. */
  readonly revoked: { readonly name: string; readonly when: string } | null
}

/** @returns the page of a browser that is no terminal yet: it asks for a manager's one-time code */
export function NewBrowserPage({ session, code, revoked }: NewBrowserPageProps) {
  const t = useWords()
  return (
    <Page title={t('signin.new-browser')} css={['signin', 'live']} scripts={['signin']} bodyClass="signin">
      <main class="signin-box is-single" id="main">
        <section class="signin-people">
          <div class="signin-head"><Brand outletName={session.outletName ?? t('common.restaurant')} /><LanguageSwitch /></div>
          <h1>{revoked ? t('signin.revoked-title') : t('signin.new-browser-title')}</h1>
          <p>{revoked ? t('signin.revoked-text', revoked) : t('signin.new-browser-text')}</p>
          <form class="setup-form" id="terminal-form" method="post">
            <label class="labelled"><span>{t('signin.code')}</span>
              <span class="field">
                <input name="code" inputmode="numeric" autocomplete="one-time-code" required maxlength={12} placeholder="0000-0000" value={code} />
              </span>
            </label>
            <label class="labelled"><span>{t('signin.browser-name')}</span>
              <span class="field"><input name="name" autocomplete="off" maxlength={40} placeholder={t('signin.browser-example')} /></span>
            </label>
            <Button kind="primary" size="large" type="submit" wide>{t('signin.let-this-in')}</Button>
            <div id="terminal-error" role="alert"></div>
          </form>
        </section>
      </main>
    </Page>
  )
}

/** @returns the page for an address that leads nowhere, or that is not for this person */
export function NowherePage({ title, text, href, link, demo }: { title: string; text: string; href: string; link: string; demo: boolean }) {
  const t = useWords()
  return (
    <Page title={title} css={['signin', 'live']} bodyClass="signin">
      <main class="signin-box is-single" id="main">
        <section class="signin-people">
          <p class="nowhere-head"><Brand outletName={t('common.restaurant')} href="/" />{demo && <DemoBadge />}</p>
          <h1>{title}</h1>
          <p>{text}</p>
          <Button kind="primary" size="large" href={href}>{link}</Button>
        </section>
      </main>
    </Page>
  )
}

/** @returns a path of this server with `?as=` */
export function withAs(path: string, staffId: string): string {
  return `${path}${path.includes('?') ? '&' : '?'}as=${staffId}`
}
