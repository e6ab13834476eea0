import { staffId, startAs } from './as'
import { startClocks } from './clocks'
import { startCommands } from './commands'
import { Connection } from './connection'
import { startFolds } from './folds'
import { startHtmx } from './htmx'
import { startKeyMap } from './key-map'
import { startKeys } from './keys'
import { startLanguage } from './language'
import { startLive } from './live'
import type { LiveLink } from './live-link'
import type { Outbox } from './outbox'
import { startRights } from './rights'
import { Rings } from './rings'
import { setServerTime } from './server-clock'
import { startSound } from './sound'
import { rememberStation } from './station'

// Everything that a staff screen does in the browser. A page's own script imports this first.
let outbox: Outbox | null = null
let link: LiveLink | null = null

setServerTime(document.body.dataset['now'] ?? '')
startHtmx(staffId())
startAs()
rememberStation()
startClocks()
startKeys()
startKeyMap()
startLanguage()
startFolds()
startRights()
startSound()

const connection = new Connection(() => outbox)
outbox = startCommands(() => connection.draw())
const rings = new Rings(() => link)
link = startLive({
  onState: state => {
    connection.setLive(state)
    if (state === 'live') outbox?.retry()
  },
  onBack: received => connection.addReceived(received),
  onRefused: () => connection.refuse(),
  onRing: (id, granted) => rings.answer(id, granted),
  onTick: () => rings.look(),
})
connection.draw()

const retry = (): void => {
  link?.send({ type: 'retry' })
  outbox?.retry()
}
document.getElementById('offline-retry')?.addEventListener('click', retry)
addEventListener('online', retry)
addEventListener('offline', () => link?.send({ type: 'retry' }))
addEventListener('beforeunload', event => {
  // Without a connection there is no page to come back to.
  if (!connection.online && (outbox?.waiting.length ?? 0) > 0) event.preventDefault()
})
document.documentElement.dataset['ready'] = 'true'
