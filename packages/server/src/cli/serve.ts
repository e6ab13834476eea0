import { once } from 'node:events'
import { createRestoflow, type Addresses } from '../app'
import { demoRestaurant } from '../demo/demo-restaurant'
import { packageVersion } from '../version'
import type { Context } from './context'

/** `serve`: runs until it is told to stop (SIGTERM, SIGINT), then closes in order. */
export async function serve({ config, output }: Context): Promise<void> {
  // asked for before anything is open, so that no signal is missed
  const stop = Promise.race([once(process, 'SIGTERM'), once(process, 'SIGINT')])
  const restoflow = await createRestoflow({ config, log: line => output.notice(line) })
  try {
    const addresses = await restoflow.listen()
    const pins = config.demo ? demoRestaurant.staff.map(({ staffId, name, roles, pin }) => ({ id: staffId, name, roles, pin })) : []
    const { http, port, mqttPort, welcome } = addresses
    output.result({ addresses: http, port, mqttPort, demo: config.demo, outlet: config.outlet, welcome, pins }, [
      ...headLines(config.demo),
      ...addressLines(addresses),
      ...welcomeLines(addresses),
      ...pins.map(({ name, roles, pin }) => `  ${name.padEnd(16)} ${roles.join(', ').padEnd(14)} PIN ${pin}`),
    ])
    await stop
  } finally {
    await restoflow.close()
  }
}

function headLines(demo: boolean): readonly string[] {
  return [`RestoFlow ${packageVersion()}${demo ? ', a demo: nothing here is real' : ''}`]
}

function addressLines({ http, mqttPort }: Addresses): readonly string[] {
  const [nearest, ...others] = http
  return [
    `  Open     ${nearest ?? ''}`,
    ...others.map(address => `           ${address}`),
    `  API      ${nearest ?? ''}/docs`,
    ...(mqttPort === null ? [] : [`  MQTT     port ${mqttPort}, and /mqtt as WebSocket`]),
  ]
}

function welcomeLines({ welcome }: Addresses): readonly string[] {
  return welcome === null ? [] : ['', '  This house has no owner yet. Open this link once to become the owner:', `  ${welcome}`, '']
}
