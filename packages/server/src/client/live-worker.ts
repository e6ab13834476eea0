import { LiveHub, type LivePort } from './kit/live-hub'
import type { FromTab } from './kit/live-messages'
import { browserSurroundings } from './kit/live-surroundings'

// Runs as a SharedWorker: one for all tabs of a browser, also on a plain-HTTP address.
const hub = new LiveHub(browserSurroundings())

self.addEventListener('connect', event => {
  const [channel] = (event as MessageEvent).ports
  if (!channel) return
  const port: LivePort = { post: message => channel.postMessage(message) }
  channel.addEventListener('message', ({ data: message }: MessageEvent<FromTab>) => hub.receive(port, message))
  channel.start()
})
