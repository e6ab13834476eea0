import { expect, it } from 'vitest'
import type { Rendered, Regions } from '../screens/regions'
import { LiveFeed, type Viewer } from './live-feed'

const renderMs = 12

/** Boards that take a while to render, and what is told of each. */
function slowBoards(count: number) {
  const keys = Array.from({ length: count }, (_, nth) => `board.${nth}`)
  const told: string[] = []
  let position = 1
  const current = (key: string): Rendered => {
    const untilMs = performance.now() + renderMs
    while (performance.now() < untilMs);
    return { key, position, html: `<p>${position}</p>` }
  }
  const feed = new LiveFeed({ current, dueMs: () => Number.POSITIVE_INFINITY } as unknown as Regions)
  const viewer: Viewer = { regions: new Set(keys), show: (key, message) => told.push(`${key} ${/"position":(\d+)/.exec(Buffer.from(message).toString())?.[1]}`), tell: () => undefined, close: () => undefined }
  feed.join(viewer)
  told.length = 0
  return { feed, keys, told, commit: () => {
    position += 1
    feed.changed()
  } }
}

it('shows slow boards in parts, between which others are served, and every board has its turn whatever is committed meanwhile', async () => {
  const { feed, keys, told, commit } = slowBoards(6)
  let turns = 0
  const probe = setInterval(() => {
    turns += 1
    // a commit in each pause must not begin the round anew before its last board was shown
    if (turns <= 4) commit()
  }, 1)
  try {
    commit()
    await expect.poll(() => told.filter(each => each.startsWith('board.5')).length).toBeGreaterThan(0)
    expect(turns).toBeGreaterThanOrEqual(3)
    expect(told.slice(0, 6).map(each => each.split(' ')[0])).toEqual(keys)
    await expect.poll(() => new Set(told.slice(-6))).toEqual(new Set(keys.map(key => `${key} 6`)))
  } finally {
    clearInterval(probe)
    feed.close()
  }
})
