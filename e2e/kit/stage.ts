import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { launchBrowser, newDevice, newPage, signIn, type ViewOptions } from './browser'
import { startServer, type TestServer } from './server'

/** The demo's restaurant and a browser, while the tests of one `describe` run. */
export interface Stage {
  readonly server: TestServer
  readonly browser: Browser
  /** @returns a page of a device of its own, on which somebody is signed in */
  open(staffId: string, path?: string, view?: ViewOptions): Promise<Page>
}

/** Starts both before the tests of the `describe` that calls it, and ends them afterwards. */
export function stage(): Stage {
  let server: TestServer | undefined
  let browser: Browser | undefined
  const started = <Part>(part: Part | undefined): Part => {
    if (part === undefined) throw new Error('The stage is set only while tests run')
    return part
  }
  beforeAll(async () => {
    ;[server, browser] = await Promise.all([startServer(), launchBrowser()])
  })
  afterAll(async () => {
    await browser?.close()
    await server?.stop()
  })
  return {
    get server() {
      return started(server)
    },
    get browser() {
      return started(browser)
    },
    open: async (staffId, path, view = {}) => {
      const page = await newPage(await newDevice(started(browser), view))
      await signIn(page, started(server).url, staffId, path)
      return page
    },
  }
}
