// npm run screenshots [part of a name …]: screens at phone, tablet and desktop width, light and dark, into e2e/output;
// with --hi in Hindi, with --readme the pictures of the README.
import { mkdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { axeProblems, launchBrowser, newDevice, newPage, signIn } from '../e2e/kit/browser'
import { stageEvening } from './screenshots/evening'
import { shots, type Shot } from './screenshots/shots'

const heights: Readonly<Record<number, number>> = { 390: 844, 820: 1180, 1440: 900, 1920: 1080 }

const root = fileURLToPath(new URL('..', import.meta.url))
const forReadme = process.argv.includes('--readme')
const inHindi = process.argv.includes('--hi')
const named = process.argv.slice(2).filter(word => !word.startsWith('--'))
const folder = `${root}${forReadme ? 'docs/pictures' : 'e2e/output'}`
await mkdir(folder, { recursive: true })
const evening = await stageEvening()
const browser = await launchBrowser()
let found = 0

async function shoot(page: Page, { name, path, staffId, act }: Shot, file: string): Promise<void> {
  if (path === null) await page.goto(`${evening.url}/`)
  else if (path.includes('/print')) {
    await signIn(page, evening.url, staffId)
    await page.goto(`${evening.url}${path}&as=${staffId}`)
  } else await signIn(page, evening.url, staffId, path)
  if (inHindi && path !== null) {
    await page.evaluate(as => fetch('/session/language', {
      method: 'POST', body: '{"language":"hi"}', headers: { 'content-type': 'application/json', 'RestoFlow-As': as },
    }), staffId)
    await page.reload()
  }
  await act?.(page)
  await page.waitForTimeout(600)
  await page.screenshot({ path: `${folder}/${file}.png` })
  for (const problem of forReadme ? [] : await axeProblems(page)) {
    found += 1
    console.log(`  axe, ${name}: ${problem}`)
  }
}

try {
  for (const shot of shots(evening).filter(({ name }) => named.length === 0 || named.some(part => name.includes(part)))) {
    for (const scheme of forReadme ? shot.schemes.slice(0, 1) : shot.schemes) {
      for (const width of forReadme ? (shot.readme ?? []) : shot.widths) {
        const context = await newDevice(browser, { width, height: heights[width] ?? 900, scheme, touch: width < 1000 })
        const file = `${shot.name}-${width}${forReadme ? '' : `-${scheme}`}${inHindi ? '-hi' : ''}`
        await shoot(await newPage(context), shot, file).catch((error: unknown) => {
          found += 1
          console.log(`  ${file}: ${String(error).split('\n')[0]}`)
        })
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
