import { createRequire } from 'node:module'
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core'
import { chromiumPath } from '../../tools/test-support/omit'

const flags = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync',
]

/** A name of the LAN for plain HTTP: no secure context, and the traffic stays on loopback. */
export const lanName = 'pos.lan'

/** Starts Chromium with the sound and the rules of a normal one. */
export async function launchBrowser(...more: readonly string[]): Promise<Browser> {
  return chromium.launch({ executablePath: chromiumPath(), args: [...flags, `--host-resolver-rules=MAP ${lanName} 127.0.0.1`, ...more] })
}

export interface ViewOptions {
  readonly width?: number
  readonly height?: number
  readonly scheme?: 'light' | 'dark'
  readonly touch?: boolean
}

/** Every width with one theme: the colours do not depend on the width. */
export const looks = [
  { width: 390, height: 844, scheme: 'light' }, { width: 820, height: 1180, scheme: 'dark' }, { width: 1440, height: 900, scheme: 'light' },
] as const satisfies readonly ViewOptions[]

/** Shows a page in another of the {@link looks}, once its colours have changed over: to open it anew takes ten times as long. */
export async function lookAt(page: Page, { width = 1440, height = 900, scheme = 'light' }: ViewOptions): Promise<void> {
  await page.setViewportSize({ width, height })
  await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
  await page.evaluate(async () => {
    // a colour that is inherited changes over frame by frame, from each element to those in it
    for (let quiet = 0, frames = 0; quiet < 2 && frames < 120; frames++) {
      await new Promise(resolve => requestAnimationFrame(resolve))
      quiet = document.getAnimations().some(each => each instanceof CSSTransition && each.playState === 'running') ? 0 : quiet + 1
    }
  })
}

/** @returns a context of its own: another device, with its own terminal, worker and connection */
export async function newDevice(browser: Browser, { width = 1440, height = 900, scheme = 'light', touch = false }: ViewOptions = {}): Promise<BrowserContext> {
  return browser.newContext({ viewport: { width, height }, colorScheme: scheme, hasTouch: touch, locale: 'en-IN', timezoneId: 'Asia/Kolkata' })
}

const complaints = new WeakMap<Page, string[]>()

/** @returns a page whose complaints (errors, refused scripts and styles) are kept for {@link complaintsOf} */
export async function newPage(context: BrowserContext): Promise<Page> {
  const page = await context.newPage()
  const heard: string[] = []
  complaints.set(page, heard)
  page.on('pageerror', error => heard.push(String(error)))
  page.on('console', message => {
    // A cut line is what some tests are about; the browser names each request that it ended.
    if (message.type() === 'error' && !/net::ERR_|Failed to load resource/.test(message.text())) heard.push(message.text())
  })
  return page
}

/** @returns what went wrong in the page: uncaught errors, errors of the console, violations of the CSP */
export function complaintsOf(page: Page): readonly string[] {
  return complaints.get(page) ?? []
}

/**
 * Signs a person of the demo in and opens their screen, or another. Nobody has tapped the page then: it is silent, as {@link signInByTap} is not.
 * @param base the server's address
 * @param path a screen such as `/kitchen/tandoor`; by default the person's own
 */
export async function signIn(page: Page, base: string, staffId: string, path?: string): Promise<void> {
  // only the browser knows the LAN's name
  if (new URL(base).hostname === lanName) return signInByTap(page, base, staffId, path)
  await page.request.get(`${base}/`)
  const opened = await page.request.get(`${base}/open/${staffId}`, { maxRedirects: 0 })
  const own = opened.headers()['location']
  if (own === undefined) throw new Error(`${staffId} can't be signed in: ${opened.status()}`)
  await page.goto(path === undefined ? new URL(own, base).href : addressFor(base, path, staffId))
  await isLive(page)
}

const addressFor = (base: string, path: string, staffId: string): string => `${base}${path}${path.includes('?') ? '&' : '?'}as=${staffId}`

/** Does what {@link signIn} does as a person does it, by a tap on their name; the browser lets such a page sound. */
export async function signInByTap(page: Page, base: string, staffId: string, path?: string): Promise<void> {
  await page.goto(`${base}/`)
  const link = page.locator(`a[href="/open/${staffId}"]`).first()
  if ((await link.count()) > 0) await link.click()
  else {
    // Those whose role stands for them already have no link of their own.
    await page.locator('h1').click()
    await page.evaluate(id => location.assign(`/open/${id}`), staffId)
  }
  await page.waitForURL(url => url.searchParams.get('as') === staffId)
  if (path !== undefined) {
    // The page itself goes there, as by a link: what the browser is told to open knows of no tap, and stays silent.
    const address = addressFor(base, path, staffId)
    await Promise.all([page.waitForURL(address), page.evaluate(url => location.assign(url), address)])
  }
  await isLive(page)
}

/** Waits until the page's scripts have started and its connection, where it shows a board, is live. */
export async function isLive(page: Page): Promise<void> {
  await page.locator('html[data-ready="true"]').waitFor({ state: 'attached' })
  await page.locator('#live:is([data-live="live"], [hidden])').waitFor({ state: 'attached' })
}

/** @returns the sounds that really started on this page */
export async function soundsPlayed(page: Page): Promise<number> {
  return page.evaluate(() => Number(document.documentElement.dataset['soundsPlayed'] ?? 0))
}

/**
 * @returns what an expression says in the page, read as an onlooker: Playwright's own `evaluate` and locators count as a
 * person's gesture, which would unlock the sound
 */
export async function glance(page: Page, expression: string): Promise<unknown> {
  const session = await page.context().newCDPSession(page)
  const { result } = await session.send('Runtime.evaluate', { expression, userGesture: false, returnByValue: true })
  await session.detach()
  return result.value
}

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js')

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** @returns what axe-core finds on the page as it stands, `rule: selector` each; the CSP stays in force */
export async function axeProblems(page: Page): Promise<readonly string[]> {
  // A script tag of another origin would be refused by the page's own policy; the file is put in by the browser itself.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(await axeSource())
  // to name every element that passes takes a third of the time: only a page with problems is gone over for names
  return (await violations(page, false)).length === 0 ? [] : violations(page, true)
}

function violations(page: Page, selectors: boolean): Promise<readonly string[]> {
  return page.evaluate(async options => {
    const { axe } = window as unknown as { axe: { run(options: object): Promise<{ violations: { id: string; nodes: { target?: unknown[] }[] }[] }> } }
    const { violations } = await axe.run(options)
    return violations.flatMap(({ id, nodes }) => nodes.map(({ target = [] }) => `${id}: ${target.map(String).join(' ')}`))
  }, { runOnly: rules, resultTypes: ['violations'], selectors })
}

let source: string | null = null

async function axeSource(): Promise<string> {
  const { readFile } = await import('node:fs/promises')
  return (source ??= await readFile(axe, 'utf8'))
}
