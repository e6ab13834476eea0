import { describe, expect, it } from 'vitest'
import { LiveHub, type LivePort, type LiveSource, type LiveSurroundings } from './live-hub'
import type { ServerMessage, ToTab } from './live-messages'

/** A browser whose clock and server the test moves. */
class Stage implements LiveSurroundings {
  ms = 1_000_000
  status = 0
  readonly sources: (LiveSource & { readonly url: string; closed: boolean })[] = []
  #timers: { readonly at: number; readonly run: () => void }[] = []

  open(url: string): LiveSource {
    const source = { url, closed: false, onmessage: null, onerror: null, close: () => void (source.closed = true) } as Stage['sources'][number]
    this.sources.push(source)
    return source
  }

  probe = (): Promise<number> => Promise.resolve(this.status)
  nowMs = (): number => this.ms
  random = (): number => 0.5
  setTimer = (run: () => void, ms: number): unknown => {
    const timer = { at: this.ms + ms, run }
    this.#timers.push(timer)
    return timer
  }
  clearTimer = (timer: unknown): void => void (this.#timers = this.#timers.filter(each => each !== timer))

  async pass(ms: number): Promise<void> {
    const until = this.ms + ms
    for (;;) {
      await Promise.resolve()
      await Promise.resolve()
      const [next] = this.#timers.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)
      if (!next) break
      this.clearTimer(next)
      this.ms = next.at
      next.run()
    }
    this.ms = until
  }

  get alive(): Stage['sources'] {
    return this.sources.filter(({ closed }) => !closed)
  }

  say(message: ServerMessage): void {
    this.alive.at(-1)?.onmessage?.({ data: JSON.stringify(message) })
  }

  hello(refused: readonly string[] = [], position = 5): void {
    this.say({ hello: { now: '2026-11-22T15:00:00.000Z', position, refused } })
  }

  async fail(): Promise<void> {
    this.alive.at(-1)?.onerror?.()
    await this.pass(0)
  }
}

class Tab implements LivePort {
  readonly heard: ToTab[] = []
  post(message: ToTab): void {
    this.heard.push(message)
  }

  of<T extends ToTab['type']>(type: T): Extract<ToTab, { type: T }>[] {
    return this.heard.filter((message): message is Extract<ToTab, { type: T }> => message.type === type)
  }
}

function opened(): { stage: Stage; hub: LiveHub; floor: Tab } {
  const stage = new Stage()
  const hub = new LiveHub(stage)
  const floor = new Tab()
  hub.receive(floor, { type: 'show', subscriptions: ['meera~floor'] })
  stage.hello()
  return { stage, hub, floor }
}

describe('one connection', () => {
  it('carries what all tabs show, and hands each tab its own', () => {
    const { stage, hub, floor } = opened()
    const till = new Tab()
    hub.receive(till, { type: 'show', subscriptions: ['farah~till'] })
    expect(stage.alive.map(({ url }) => url)).toEqual(['/live?s=meera~floor', '/live?s=farah~till,meera~floor'])
    stage.hello()
    expect(stage.alive.map(({ url }) => url)).toEqual(['/live?s=farah~till,meera~floor'])
    stage.say({ region: 'till', position: 6, html: '<i>6</i>' })
    expect(till.of('region')).toEqual([{ type: 'region', region: 'till', position: 6, html: '<i>6</i>' }])
    expect(floor.of('region')).toEqual([])
  })

  it('tells a tab that comes later what the region showed last, without another connection', () => {
    const { stage, hub } = opened()
    stage.say({ region: 'floor', position: 9, html: '<i>9</i>' })
    const second = new Tab()
    hub.receive(second, { type: 'show', subscriptions: ['meera~floor'] })
    expect(second.of('region').map(({ position }) => position)).toEqual([9])
    expect(stage.sources).toHaveLength(1)
  })

  it('says that a region is no more', () => {
    const { stage, floor } = opened()
    stage.say({ gone: 'floor', position: 12 })
    expect(floor.of('region')).toEqual([{ type: 'region', region: 'floor', position: 12, html: null }])
  })

  it('narrows a while after a tab said good-bye, and not for a reload', async () => {
    const { stage, hub } = opened()
    const till = new Tab()
    hub.receive(till, { type: 'show', subscriptions: ['farah~till'] })
    stage.hello()
    hub.receive(till, { type: 'bye' })
    await stage.pass(3_000)
    hub.receive(till, { type: 'show', subscriptions: ['farah~till'] })
    await stage.pass(9_000)
    expect(stage.sources).toHaveLength(2)
    hub.receive(till, { type: 'bye' })
    await stage.pass(11_000)
    expect(stage.sources.at(-1)?.url).toBe('/live?s=meera~floor')
  })

  it('drops a tab that stays silent, whose port tells nothing of its end', async () => {
    const { stage, hub, floor } = opened()
    const silent = new Tab()
    hub.receive(silent, { type: 'show', subscriptions: ['farah~till'] })
    stage.hello()
    for (let turn = 0; turn < 20; turn += 1) {
      await stage.pass(5_000)
      stage.say({ now: '2026-11-22T15:00:00.000Z', position: 5 })
      hub.receive(floor, { type: 'alive' })
    }
    expect(stage.alive.map(({ url }) => url).at(-1)).toBe('/live?s=meera~floor')
    expect(floor.of('tick').length).toBeGreaterThan(silent.of('tick').length)
  })
})

describe('when the line breaks', () => {
  it('comes back at once without a word where the server only closed the stream', async () => {
    const { stage, floor } = opened()
    await stage.fail()
    await stage.pass(50)
    stage.hello()
    expect(floor.of('state').map(({ state }) => state)).toEqual(['connecting', 'live'])
  })

  it('says offline when nobody answers, and tries with growing pauses up to five seconds', async () => {
    const { stage, floor } = opened()
    await stage.fail()
    await stage.pass(20)
    const attempts: number[] = []
    for (let turn = 0; turn < 9; turn += 1) {
      attempts.push(stage.ms)
      await stage.fail()
      const before = stage.sources.length
      while (stage.sources.length === before) await stage.pass(10)
    }
    const pauses = attempts.slice(1).map((at, index) => at - (attempts[index] ?? 0))
    expect(floor.of('state').map(({ state }) => state)).toEqual(['connecting', 'live', 'offline'])
    expect(pauses.slice(0, 5)).toEqual([250, 500, 1000, 2000, 4000])
    expect(Math.max(...pauses)).toBe(5000)
    stage.hello([], 40)
    expect(floor.of('state').at(-1)?.state).toBe('live')
    expect(floor.of('now').at(-1)).toEqual({ type: 'now', now: '2026-11-22T15:00:00.000Z', position: 40, fresh: true })
  })

  it('takes a silent line for a dead one', async () => {
    const { stage, floor } = opened()
    await stage.pass(30_000)
    expect(stage.sources).toHaveLength(1)
    await stage.pass(12_000)
    expect(floor.of('state').at(-1)?.state).toBe('offline')
    expect(stage.sources).toHaveLength(2)
  })
})

describe('what is not allowed', () => {
  it('tells the tab, keeps the rest, and does not ask again by itself', async () => {
    const { stage, hub, floor } = opened()
    const till = new Tab()
    hub.receive(till, { type: 'show', subscriptions: ['ravi~till'] })
    stage.hello(['ravi~till'])
    await stage.pass(20_000)
    expect(till.of('refused')).toEqual([{ type: 'refused', subscription: 'ravi~till' }])
    expect(floor.of('refused')).toEqual([])
    expect(stage.sources.map(({ url }) => url)).not.toContain('/live?s=ravi~till')
  })

  it('stops where the server refuses everything, until a tab asks anew', async () => {
    const stage = new Stage()
    const hub = new LiveHub(stage)
    const tab = new Tab()
    stage.status = 401
    hub.receive(tab, { type: 'show', subscriptions: ['meera~floor'] })
    await stage.fail()
    await stage.pass(30_000)
    expect(tab.of('refused')).toHaveLength(1)
    expect(stage.sources).toHaveLength(1)
    hub.receive(tab, { type: 'show', subscriptions: [] })
    hub.receive(tab, { type: 'show', subscriptions: ['meera~floor'] })
    expect(stage.sources).toHaveLength(2)
  })
})

it('lets one tab ring, however many ask', () => {
  const { hub, floor } = opened()
  const other = new Tab()
  hub.receive(floor, { type: 'may-ring', id: 'bill:o1:1' })
  hub.receive(other, { type: 'may-ring', id: 'bill:o1:1' })
  expect([...floor.of('ring'), ...other.of('ring')].map(({ granted }) => granted)).toEqual([true, false])
})
