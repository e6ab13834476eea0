import { expect, it, vi } from 'vitest'
import { dinner } from './dinner.mjs'

it('seats, serves, bills and is paid without a server', async () => {
  const bill = await dinner()
  expect(bill).toMatchObject({ number: expect.stringMatching(/^CD\/\d\d-\d\d\/1$/), state: 'settled', totalPaise: 39_400, duePaise: 0, tableName: 'T1' })
  expect(bill.figures).toMatchObject({ taxablePaise: 37_500, cgstPaise: 938, sgstPaise: 938, roundOffPaise: 24, totalPaise: 39_400 })
  expect(bill.tenders).toMatchObject([{ kind: 'cash', amountPaise: 43_500, changePaise: 4_100 }])
})

it('prints the invoice\'s figures', async () => {
  const lines: unknown[] = []
  const log = vi.spyOn(console, 'log').mockImplementation(line => void lines.push(line))
  await import('./main.mjs')
  log.mockRestore()
  expect(lines).toContain('CGST                           ₹9.38')
  expect(lines).toContain('Total                        ₹394.00')
})
