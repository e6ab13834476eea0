// npm run bench: figures of the built product, on this machine, in one run. Ratios decide; milliseconds belong to the machine.
import { execFile } from 'node:child_process'
import { cpus, totalmem } from 'node:os'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { measureBill } from './bench/bill'
import { measureCeiling } from './bench/ceiling'
import type { LoadOptions, LoadResult } from './bench/generator'
import { measurePaint } from './bench/paint'
import { measureSearch } from './bench/search'
import { startBenchServer, type BenchServer } from './bench/server'

const generator = fileURLToPath(new URL('./bench/generator.ts', import.meta.url))
const run = promisify(execFile)
const seconds = Number(process.env['RESTOFLOW_BENCH_SECONDS'] ?? 8)

/** What is under state VAT is a document of its own: an order here has one. */
const liquor: readonly string[] = ['lager', 'house-red']

interface Menu {
  readonly categories: readonly {
    readonly items: readonly {
      readonly id: string
      readonly variants: readonly unknown[]
      readonly combo?: unknown
      readonly modifierGroups: readonly { readonly min: number }[]
    }[]
  }[]
}

async function read<T>(server: BenchServer, path: string): Promise<T> {
  const answer = await fetch(`http://127.0.0.1:${server.port}/api/v1/${path}`, { headers: { authorization: `Bearer ${server.key}` } })
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`)
  return await answer.json() as T
}

/** The generator is a process of its own, so that its work is not counted as the server's. */
async function load(options: LoadOptions): Promise<LoadResult> {
  const { stdout } = await run(process.execPath, ['--import', 'tsx', generator, 'run', JSON.stringify(options)], { maxBuffer: 1 << 24 })
  return JSON.parse(stdout) as LoadResult
}

const whole = (value: number): string => Math.round(value).toLocaleString('en-IN')
const [cpu] = cpus()
console.log(`Machine: ${cpus().length} × ${cpu?.model.trim()}, ${whole(totalmem() / 2 ** 30)} GiB, Node ${process.version}`)

const bill = measureBill()
console.log(
  `computeBill, ${bill.lines} mixed lines with discount and round-off: ${whole(bill.billsPerSecond)}/s; `
  + `the same in plain integers ${whole(bill.plainPerSecond)}/s; ratio ${bill.ratio.toFixed(2)}`)
console.log('  (yardstick on such machines: the nearest open-source POS 1,370/s)')

const ceilings = [await measureCeiling(1, 3), await measureCeiling(8, 3)]
for (const { commandsInCommit, commandsPerSecond, commitsPerSecond } of ceilings) {
  console.log(`Store alone, ${commandsInCommit} in a commit: ${whole(commandsPerSecond)} commands/s in ${whole(commitsPerSecond)} commits/s`)
}

const server = await startBenchServer()
try {
  const menu = await read<Menu>(server, 'menu')
  const plain = menu.categories.flatMap(category => category.items)
    .filter(item => !liquor.includes(item.id) && item.variants.length === 0 && item.combo === undefined && item.modifierGroups.every(group => group.min === 0))
  const tables = (await read<{ items: readonly { id: string }[] }>(server, 'tables')).items.map(({ id }) => id)
  const options = { port: server.port, token: server.key, tables, items: plain.map(({ id }) => ({ itemId: id })) }
  await load({ ...options, clients: 8, seconds: 3 })
  for (const [index, clients] of [1, 8].entries()) {
    const before = await server.cpuSeconds()
    const result = await load({ ...options, clients, seconds })
    const used = (await server.cpuSeconds()) - before
    const requests = result.requests / result.seconds
    const ceiling = ceilings[index]?.commandsPerSecond ?? 1
    console.log(
      `Whole orders over HTTP, ${clients} client${clients > 1 ? 's' : ''}: ${whole(result.orders / result.seconds)} orders/s, ${whole(requests)} requests/s, `
      + `p50 ${result.p50Ms.toFixed(2)} ms, p99 ${result.p99Ms.toFixed(2)} ms; ${(requests / ceiling).toFixed(2)} of the store alone; `
      + `processor: server ${(used / result.seconds).toFixed(2)}, generator ${(result.generatorCpuSeconds / result.seconds).toFixed(2)} cores`)
  }
  console.log('  (yardsticks on such machines: a commerce server 11–14 orders/s, the nearest open-source POS 41 bills/s)')
} finally {
  await server.close()
}

const paint = await measurePaint({ screens: 20, rounds: 60 })
console.log(
  `Bill request → painted on the cashier's screen, ${paint.screens} screens connected: median ${paint.medianMs.toFixed(1)} ms, p99 ${paint.p99Ms.toFixed(1)} ms`)
console.log('  (yardstick: polling every 5 s has a median of 2,500 ms)')

const search = await measureSearch(200_000)
console.log(
  `Search as one types over ${whole(search.bills)} past bills, ${search.keystrokes} keystrokes: median ${search.medianMs.toFixed(1)} ms, `
  + `p99 ${search.p99Ms.toFixed(1)} ms; slowest: "${search.slowest}"`)
