import { RestoflowError } from '@restoflow/core'
import { afterEach, describe, expect, it } from 'vitest'
import { Thread, ThreadLost, type ThreadOptions } from './thread'

/** Says which thread did which of its jobs, or comes to grief as it is told. */
const script = new URL(`data:text/javascript,${encodeURIComponent(`
  import { parentPort, threadId } from 'node:worker_threads'
  let nth = 0
  parentPort.on('message', job => {
    nth += 1
    if (job === 'dies' || job === 'dies-of-others' && nth > 1) process.exit(1)
    if (job === 'throws') throw new Error('nobody caught this')
    if (job === 'never-ends') for (;;);
    if (job === 'grows') for (const all = [];;) all.push(new Array(1e5).fill(nth))
    if (job === 'refuses') return parentPort.postMessage({ refused: { code: 'sheet-unreadable', message: 'no sheet', extra: { row: 3 } } })
    if (job === 'fails') return parentPort.postMessage({ failed: new TypeError('a slip') })
    setTimeout(() => parentPort.postMessage({ done: { job, nth, threadId } }), job === 'slow' ? 100 : 0)
  })`)}`)

interface Done {
  readonly job: string
  /** Of this thread's jobs, from 1. */
  readonly nth: number
  readonly threadId: number
}

const threads: Thread<unknown, Done>[] = []
afterEach(async () => {
  await Promise.all(threads.splice(0).map(thread => thread.close()))
})

function open(options: Partial<ThreadOptions> = {}): Thread<unknown, Done> {
  const thread = new Thread<unknown, Done>({ script, name: 'Tests', waitingMax: 8, workMsMax: 20_000, heapMegabytesMax: 64, ...options })
  threads.push(thread)
  return thread
}
const lost = async (work: Promise<unknown>): Promise<unknown> => work.then(() => 'answered', (error: unknown) => (error instanceof ThreadLost ? error.reason : error))

describe('a thread', () => {
  it('does one job after another, and asks for each when its turn has come', async () => {
    const thread = open()
    const asked: string[] = []
    const done = await Promise.all(['slow', 'quick', 'last'].map(job => thread.run(() => {
      asked.push(`${job} after ${asked.length}`)
      return job
    })))
    expect(done.map(({ job, nth }) => [job, nth])).toEqual([['slow', 1], ['quick', 2], ['last', 3]])
    expect(new Set(done.map(({ threadId }) => threadId)).size).toBe(1)
    expect(asked).toEqual(['slow after 0', 'quick after 1', 'last after 2'])
  })

  it('tells a refusal as what it was, and a failure as itself, and goes on', async () => {
    const thread = open()
    const refused = await thread.run(() => 'refuses').catch((error: unknown) => error)
    expect(refused).toBeInstanceOf(RestoflowError)
    expect(refused).toMatchObject({ code: 'sheet-unreadable', message: 'no sheet', extra: { row: 3 } })
    await expect(thread.run(() => 'fails')).rejects.toThrow(new TypeError('a slip'))
    await expect(thread.run(() => () => 'no plain data')).rejects.toThrow(/could not be cloned/)
    expect(await thread.run(() => 'x')).toMatchObject({ nth: 3 })
  })

  it.each(['dies', 'throws'])('that %s at work is started again: who asked is told, and those behind are served', async how => {
    const thread = open()
    const { threadId: first } = await thread.run(() => 'x')
    const [ended, behind] = await Promise.all([lost(thread.run(() => how)), thread.run(() => 'behind')])
    expect([ended, behind.nth]).toEqual(['died', 1])
    expect(behind.threadId).not.toBe(first)
  })

  it('does a job once more where another had spoilt the thread', async () => {
    const thread = open()
    await thread.run(() => 'x')
    expect(await thread.run(() => 'dies-of-others')).toMatchObject({ nth: 1 })
  })

  it('ends a job that takes too long or too much, and serves the next', async () => {
    const hasty = open({ workMsMax: 4_000 })
    expect([await lost(hasty.run(() => 'never-ends')), (await hasty.run(() => 'x')).nth]).toEqual(['time', 1])
    const small = open({ heapMegabytesMax: 24 })
    expect([await lost(small.run(() => 'grows')), (await small.run(() => 'x')).nth]).toEqual(['memory', 1])
  })

  it('takes so many at once', async () => {
    const thread = open({ waitingMax: 2 })
    const taken = [thread.run(() => 'slow'), thread.run(() => 'x')]
    await expect(thread.run(() => 'y')).rejects.toMatchObject({ code: 'too-busy' })
    await Promise.all(taken)
    expect(await thread.run(() => 'y')).toMatchObject({ nth: 3 })
  })

  it('that rests long enough gives its memory back, and starts anew', async () => {
    const thread = open({ restMsMax: 20 })
    await thread.run(() => 'x')
    await expect.poll(async () => {
      await new Promise(resolve => setTimeout(resolve, 100))
      return (await thread.run(() => 'x')).nth
    }).toBe(1)
  })

  it('answers nobody once it is closed', async () => {
    const thread = open()
    const asked = [lost(thread.run(() => 'never-ends')), lost(thread.run(() => 'x'))]
    await new Promise(resolve => setTimeout(resolve, 50))
    await thread.close()
    expect([...await Promise.all(asked), await lost(thread.run(() => 'y'))]).toEqual(['closed', 'closed', 'closed'])
  })
})
