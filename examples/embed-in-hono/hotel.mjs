import { createServer } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { RestoflowError } from '@restoflow/core'
import { createRestoflow, readConfig } from '@restoflow/server'
import { Hono } from 'hono'

/**
 * Orders that the hotel itself places are its own in the journal, with the rights of a waiter.
 * @type {import('@restoflow/core').Principal}
 */
const roomService = { kind: 'plugin', id: 'room-service', roles: ['waiter'] }

/**
 * An id as the restaurant takes it, of a-z, 0-9 and -: `Suite_9` is `suite-9`. One that is too long is refused, and never cut.
 * @param {string} text
 */
const idOf = (text) => text.toLowerCase().replace(/[^a-z0-9-]+/g, '-')

/**
 * A hotel's app with a restaurant inside.
 * @param {{ data: string, port: number }} options where the restaurant keeps its data, and the hotel's port (0: a free one)
 */
export async function openHotel({ data, port }) {
  const config = readConfig({}, { demo: true, data, port: String(port), mqttPort: '0' })
  const restoflow = await createRestoflow({ config })
  const { dispatcher, outlet } = restoflow.runtime

  const hotel = new Hono()
  // What the restaurant refuses it says in words: a code that never changes, what happened, and what to do.
  hotel.onError((error, c) => {
    if (!(error instanceof RestoflowError)) throw error
    return c.json({ code: error.code, detail: error.message, fix: error.fix }, /** @type {422} */ (error.status))
  })
  hotel.get('/lobby', (c) => c.text('Welcome'))
  // The hotel talks to the restaurant without HTTP. The booking's id as command id: a double click brings one breakfast.
  hotel.post('/rooms/:room/breakfast', async (c) => {
    const orderId = idOf(`room-${c.req.param('room')}-${c.req.query('booking') ?? 'walk-in'}`)
    /** @type {(step: string, command: string, body: object) => ReturnType<typeof dispatcher.dispatch>} */
    const send = (step, command, body) =>
      dispatcher.dispatch({ outlet, command, id: orderId, body, by: roomService, commandId: `${orderId}-${step}` })
    const opened = await send('open', 'order.open', { kind: 'delivery' })
    await send('dosa', 'order.add-line', { lineId: 'dosa', itemId: 'masala-dosa', quantity: '1' })
    await send('fire', 'order.fire', {})
    return c.json({ orderId, position: opened.position })
  })
  // The API alone below a prefix; the whole of it, screens included, at the root and after the hotel's own routes.
  hotel.route('/pos', restoflow.api)
  hotel.route('/', restoflow.app)

  const listener = getRequestListener(hotel.fetch)
  const server = createServer((request, response) => void listener(request, response)).listen(port, '127.0.0.1')
  restoflow.attach(server)
  return {
    restoflow,
    server,
    async close() {
      await new Promise((resolve) => {
        server.close(() => resolve(undefined))
        server.closeAllConnections()
      })
      await restoflow.close()
    },
  }
}
