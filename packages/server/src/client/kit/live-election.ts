import { newId } from '@restoflow/core'
import { LiveHub, type LivePort } from './live-hub'
import type { FromTab, ToTab } from './live-messages'
import { browserSurroundings } from './live-surroundings'
import type { LiveLink } from './live-link'

type Word =
  | { readonly kind: 'who-leads'; readonly from: string }
  | { readonly kind: 'i-lead'; readonly from: string }
  | { readonly kind: 'i-resign'; readonly from: string }
  | { readonly kind: 'up'; readonly from: string; readonly to: string; readonly message: FromTab }
  | { readonly kind: 'down'; readonly from: string; readonly to: string; readonly message: ToTab }

const askAgainMs = 3_000
const leaderSilentMsMax = 8_000

/**
 * Where the browser has no SharedWorker, the tabs elect the one that holds the connection, by BroadcastChannel. The leader
 * answers messages, which browsers never slow down, so that a hidden tab may lead; when two lead, the lower id stays.
 */
export function electLive(receive: (message: ToTab) => void, channel: BroadcastChannel = new BroadcastChannel('restoflow-live')): LiveLink {
  const me = newId()
  let leader: string | null = null
  let leaderHeardMs = 0
  let hub: LiveHub | null = null
  let lastShow: FromTab | null = null
  const remote = new Map<string, LivePort>()
  const own: LivePort = { post: receive }
  const say = (word: Word): void => channel.postMessage(word)

  const deliver = (message: FromTab): void => {
    if (hub) hub.receive(own, message)
    else if (leader !== null) say({ kind: 'up', from: me, to: leader, message })
  }
  const lead = (): void => {
    leader = me
    hub = new LiveHub(browserSurroundings())
    say({ kind: 'i-lead', from: me })
    if (lastShow) hub.receive(own, lastShow)
  }
  const follow = (id: string): void => {
    leaderHeardMs = Date.now()
    if (leader === id) return
    hub?.close()
    hub = null
    remote.clear()
    leader = id
    if (lastShow) deliver(lastShow)
  }
  const elect = (): void => {
    leader = null
    say({ kind: 'who-leads', from: me })
    setTimeout(() => leader === null && lead(), 120 + Math.random() * 120)
  }
  const portOf = (id: string): LivePort => {
    const port = remote.get(id) ?? { post: (message: ToTab) => say({ kind: 'down', from: me, to: id, message }) }
    remote.set(id, port)
    return port
  }

  channel.addEventListener('message', ({ data: word }: MessageEvent<Word>) => {
    switch (word.kind) {
      case 'who-leads':
        if (hub) say({ kind: 'i-lead', from: me })
        return
      case 'i-lead':
        if (hub && me < word.from) say({ kind: 'i-lead', from: me })
        else follow(word.from)
        return
      case 'i-resign':
        remote.delete(word.from)
        if (leader === word.from) elect()
        return
      case 'up':
        if (hub && word.to === me) hub.receive(portOf(word.from), word.message)
        return
      case 'down':
        if (word.to === me && word.from === leader) receive(word.message)
        return
      default:
        return word satisfies never
    }
  })
  setInterval(() => {
    if (hub || leader === null) return
    if (Date.now() - leaderHeardMs > leaderSilentMsMax) elect()
    else say({ kind: 'who-leads', from: me })
  }, askAgainMs)
  elect()

  return {
    send: message => {
      if (message.type === 'show') lastShow = message
      deliver(message)
    },
    leave: () => {
      deliver({ type: 'bye' })
      if (hub) say({ kind: 'i-resign', from: me })
      hub?.close()
      hub = null
      leader = null
    },
    /** A page that comes back from the browser's cache takes part again. */
    resume: elect,
  }
}
