// npm run screenshots: every screen at phone, tablet and desktop width, light and dark, into e2e/output; with --readme the pictures of the README.
import { mkdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { axeProblems, launchBrowser, newDevice, newPage, signIn } from '../e2e/kit/browser'
import { stageEvening, type Evening } from './screenshots/evening'

interface Shot {
  readonly name: string
  readonly staffId: string
  /** A screen, or null for the sign-in. */
  readonly path: string | null
  readonly schemes: readonly ('light' | 'dark')[]
  readonly widths: readonly number[]
  /** Widths at which it stands in the README. */
  readonly readme?: readonly number[]
}

const heights: Readonly<Record<number, number>> = { 390: 844, 820: 1180, 1440: 900, 1920: 1080 }
const all = [390, 820, 1440]

const shots = ({ orders }: Evening): readonly Shot[] => [
  { name: 'signin', staffId: 'meera', path: null, schemes: ['light', 'dark'], widths: all },
  { name: 'floor', staffId: 'meera', path: '/floor?table=t7', schemes: ['light', 'dark'], widths: all, readme: [1440, 390] },
  { name: 'floor-plan', staffId: 'meera', path: '/floor', schemes: ['light'], widths: [390, 820, 1440] },
  { name: 'kitchen', staffId: 'gopal', path: '/kitchen/tandoor', schemes: ['dark'], widths: [...all, 1920], readme: [1440] },
  { name: 'kitchen-curry', staffId: 'gopal', path: '/kitchen/curry', schemes: ['dark'], widths: [1440] },
  { name: 'pass', staffId: 'imran', path: '/kitchen/pass', schemes: ['dark'], widths: [390, 1440] },
  { name: 'stations', staffId: 'gopal', path: '/kitchen', schemes: ['dark'], widths: [390, 1440] },
  { name: 'till', staffId: 'farah', path: `/till?order=${orders.get('t1')}`, schemes: ['light', 'dark'], widths: all, readme: [1440] },
  { name: 'till-preview', staffId: 'farah', path: `/till?order=${orders.get('t9')}`, schemes: ['light'], widths: all },
  { name: 'till-queue', staffId: 'farah', path: '/till', schemes: ['light'], widths: all },
  { name: 'bill-80', staffId: 'farah', path: '/till/bills/bill-t1/print?paper=80', schemes: ['light'], widths: [820] },
  { name: 'bill-a4', staffId: 'farah', path: '/till/bills/bill-t1/print?paper=a4', schemes: ['light'], widths: [820] },
]

const root = fileURLToPath(new URL('..', import.meta.url))
const forReadme = process.argv.includes('--readme')
const folder = `${root}${forReadme ? 'docs/pictures' : 'e2e/output'}`
await mkdir(folder, { recursive: true })
const evening = await stageEvening()
const browser = await launchBrowser()
let found = 0

async function shoot(page: Page, { name, path, staffId }: Shot, file: string): Promise<void> {
  if (path === null) await page.goto(`${evening.url}/`)
  else if (path.includes('/print')) {
    await signIn(page, evening.url, staffId)
    await page.goto(`${evening.url}${path}&as=${staffId}`)
  } else await signIn(page, evening.url, staffId, path)
  await page.waitForTimeout(600)
  await page.screenshot({ path: `${folder}/${file}.png` })
  for (const problem of forReadme ? [] : await axeProblems(page)) {
    found += 1
    console.log(`  axe, ${name}: ${problem}`)
  }
}

try {
  for (const shot of shots(evening)) {
    for (const scheme of forReadme ? shot.schemes.slice(0, 1) : shot.schemes) {
      for (const width of forReadme ? (shot.readme ?? []) : shot.widths) {
        const context = await newDevice(browser, { width, height: heights[width] ?? 900, scheme, touch: width < 1000 })
        const file = forReadme ? `${shot.name}-${width}` : `${shot.name}-${width}-${scheme}`
        await shoot(await newPage(context), shot, file)
        await context.close()
        console.log(file)
      }
    }
  }
} finally {
  await browser.close()
  await evening.close()
}
if (found > 0) process.exitCode = 1
