import type { FromTab, ToTab } from './live-messages'
import { electLive } from './live-election'

/** A tab's way to the one live connection of its browser. */
export interface LiveLink {
  send(message: FromTab): void
  /** The page goes away. */
  leave(): void
  /** The page is back. */
  resume(): void
}

/** Grows with the messages, so that pages of an older server never share a worker with newer ones. */
const protocol = 'restoflow-live-1'
const workerSilentMsMax = 8_000

/** @returns the link, through a SharedWorker where there is one, else through the tab that the others elect */
export function linkLive(receive: (message: ToTab) => void): LiveLink {
  if (typeof SharedWorker === 'undefined') return electLive(receive)
  let link: LiveLink
  let heard = false
  const worker = new SharedWorker('/assets/live-worker.js', protocol)
  const { port } = worker
  let lastShow: FromTab | null = null
  const fallBack = (): void => {
    if (heard || link !== shared) return
    shared.leave()
    link = electLive(receive)
    if (lastShow) link.send(lastShow)
  }
  const shared: LiveLink = {
    send: message => port.postMessage(message),
    leave: () => port.postMessage({ type: 'bye' } satisfies FromTab),
    resume: () => undefined,
  }
  link = shared
  worker.addEventListener('error', fallBack)
  port.addEventListener('message', ({ data: message }: MessageEvent<ToTab>) => {
    heard = true
    if (link === shared) receive(message)
  })
  port.start()
  setTimeout(fallBack, workerSilentMsMax)
  return {
    send: message => {
      if (message.type === 'show') lastShow = message
      link.send(message)
    },
    leave: () => link.leave(),
    resume: () => link.resume(),
  }
}
