import { connect } from 'mqtt'
import { Tickets } from './tickets.js'

const {
  MQTT_SERVER: server = 'mqtt://localhost:1883',
  MQTT_USER: username,
  MQTT_PASSWORD: password,
  MQTT_FILTER: filter = 'restoflow/v1/demo/kitchen/tandoor/#',
} = process.env

if (username === undefined || password === undefined) {
  console.error('Set MQTT_USER and MQTT_PASSWORD to what `restoflow device add --kind display --station …` printed.')
  process.exit(1)
}

const tickets = new Tickets()
// The broker speaks MQTT 3.1.1. Subscriptions are made anew after each connection, and with them come all retained tickets.
const client = connect(server, { protocolVersion: 4, username, password, clean: true, resubscribe: false })

client.on('connect', () => {
  tickets.clear()
  client.subscribe(filter, { qos: 1 }, (error) => {
    if (error) console.error(`${filter} is refused: this device may not read it.`)
  })
  show()
})
client.on('message', (topic, payload) => {
  tickets.take(topic, payload.toString())
  show()
})
client.on('reconnect', () => console.error('Trying to connect again …'))
client.on('error', (error) => console.error(error.message))

let shown = ''

/** Paints at most once for each burst of messages. */
function show() {
  setTimeout(() => {
    const text = tickets.text()
    if (text === shown) return
    shown = text
    console.log(`${process.stdout.isTTY ? '\u001b[2J\u001b[H' : ''}${text}\n`)
  }, 20)
}

for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => client.end(true, () => process.exit(0)))
