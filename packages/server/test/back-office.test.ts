import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createBackOffice, type BackOffice } from '../src/back-office/back-office'
import { pdfFormats, pdfOf } from '../src/documents/pdf/pdf'
import { longBill, sampleDocuments } from '../src/documents/samples.testing'
import { workbookOf } from '../src/reports/sheets'
import { commandFolder } from './support/command'

const built = new URL('../dist/back-office-worker.js', import.meta.url)
const table = { id: 'days', columns: [{ title: 'Day', kind: 'date' }, { title: 'Total', kind: 'paise' }], rows: [['2026-11-30', 123_450]] } as const

let office: BackOffice
const reported: unknown[] = []
beforeAll(() => {
  expect(existsSync(built)).toBe(true)
  office = createBackOffice(error => reported.push(error), built)
})
afterAll(async () => {
  await office.close()
  expect(reported).toEqual([])
})

it('draws every document in its thread to the same bytes as here', async () => {
  const samples = [...sampleDocuments(), { name: 'long', paper: longBill(200), copy: 2 }]
  for (const { name, paper, copy } of samples) {
    // several at once, as a batch asks for them
    const there = await Promise.all(pdfFormats.map(format => office.pdf(paper, format, copy)))
    for (const [place, format] of pdfFormats.entries()) {
      expect((await pdfOf(paper, format, copy)).equals(there[place] ?? Buffer.alloc(0)), `${name} on ${format}`).toBe(true)
    }
  }
})

it('writes a workbook as here, but for the instant in it', async () => {
  const [there, here] = [await office.workbook([table]), await workbookOf([table])]
  expect(Buffer.from(there).subarray(0, 2).toString()).toBe('PK')
  expect(Math.abs(there.length - here.length)).toBeLessThan(32)
})

it('keeps no process from ending: an embedded house that was closed, a server that was told to stop', async () => {
  const folder = await commandFolder()
  try {
    const index = fileURLToPath(new URL('../dist/index.js', import.meta.url))
    const program = `
      import { createRestoflow, readConfig } from ${JSON.stringify(index)}
      const { runtime, close } = await createRestoflow({ config: readConfig({}, { demo: true, data: process.env.RESTOFLOW_DATA }), mqtt: false })
      const file = await runtime.backOffice.workbook([${JSON.stringify(table)}])
      await close()
      console.log(file.length > 1000, await runtime.backOffice.workbook([]).catch(error => error.code))`
    const out = execFileSync(process.execPath, ['--input-type=module', '--eval', program], {
      encoding: 'utf8', timeout: 60_000, env: { ...process.env, RESTOFLOW_DATA: `${folder.path}/embedded` },
    })
    expect(out.trim()).toBe('true store-unavailable')

    const served = await folder.serve()
    const { key } = (await folder.run('key', 'add', '--role', 'manager', '--name', 'papers', '--json')).json()
    const ask = (path: string, init: RequestInit = {}): Promise<Response> => fetch(`${served.url}/api/v1/${path}`, {
      ...init, headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    })
    const post = (path: string, body: object): Promise<Response> => ask(path, { method: 'POST', body: JSON.stringify(body) })
    await post('orders', { orderId: 'away', kind: 'takeaway' })
    await post('orders/away/add-line', { itemId: 'paneer-butter-masala', quantity: '1' })
    const files = await Promise.all(['a4', '80', 'a4'].map(async paper => (await ask(`orders/away/proforma/pdf?paper=${paper}`)).text()))
    for (const file of files) expect(file.slice(0, 5)).toBe('%PDF-')
    expect(await served.end('SIGTERM')).toBe(0)
  } finally {
    await folder.remove()
  }
})
