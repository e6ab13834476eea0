import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ConfigError, databaseFile, readConfig } from './config'

describe('readConfig', () => {
  it('fills in what nobody said', () => {
    expect(readConfig({})).toEqual({
      demo: false, outlet: 'main', host: '0.0.0.0', port: 3000, mqttPort: 1883, mqttUrl: null, dataRoot: resolve('data'), dataFolder: resolve('data'),
      databaseUrl: null, publicUrl: null, tls: null, trustProxy: false, payments: null, eInvoices: null,
    })
  })

  it('keeps a demo on this machine, in a folder of its own', () => {
    const config = readConfig({ RESTOFLOW_DEMO: '1', RESTOFLOW_DATA: '/var/lib/restoflow' })
    expect(config).toMatchObject({ demo: true, outlet: 'demo', host: '127.0.0.1', dataFolder: '/var/lib/restoflow/demo' })
    expect(databaseFile(config)).toBe('/var/lib/restoflow/demo/restoflow.db')
  })

  it('prefers the command line', () => {
    const env = { PORT: '8080', HOST: '10.0.0.1', RESTOFLOW_DATA: '/a' }
    expect(readConfig(env, { demo: true, port: '0', host: '::1', data: '/b', mqttPort: '0' }))
      .toMatchObject({ port: 0, host: '::1', dataFolder: '/b/demo', mqttPort: 0 })
  })

  it('takes addresses without the slash at their end', () => {
    expect(readConfig({ RESTOFLOW_PUBLIC_URL: 'https://pos.example/in/' }).publicUrl).toBe('https://pos.example/in')
  })

  it.each([
    ['PORT', 'eighty'], ['PORT', '70000'], ['PORT', '-1'], ['MQTT_PORT', '1.5'], ['HOST', 'a b'], ['RESTOFLOW_DEMO', 'maybe'],
    ['TRUST_PROXY', '2'], ['MQTT_URL', 'http://broker'], ['MQTT_URL', 'broker'], ['RESTOFLOW_PUBLIC_URL', 'pos.example'],
    ['RESTOFLOW_PUBLIC_URL', 'https://pos.example/?a=b'], ['DATABASE_URL', 'mysql://x'],
  ])('refuses %s=%s and names the variable', (variable, value) => {
    expect(() => readConfig({ [variable]: value })).toThrow(ConfigError)
    expect(() => readConfig({ [variable]: value })).toThrow(variable)
  })

  it('asks somebody outside only with an address and a secret', () => {
    const env = { RESTOFLOW_PAYMENT_PROVIDER: 'test', RESTOFLOW_PAYMENT_URL: 'https://pay.example/in/' }
    expect(readConfig({ ...env, RESTOFLOW_PAYMENT_SECRET_FILE: '/run/pay' }).payments)
      .toEqual({ name: 'test', url: 'https://pay.example/in', secret: null, secretFile: '/run/pay', variable: 'RESTOFLOW_PAYMENT' })
    expect(() => readConfig(env)).toThrow('RESTOFLOW_PAYMENT_SECRET_FILE is missing')
    expect(() => readConfig({ ...env, RESTOFLOW_PAYMENT_URL: '' })).toThrow('RESTOFLOW_PAYMENT_URL is missing')
    expect(() => readConfig({ RESTOFLOW_PAYMENT_PROVIDER: 'bank' })).toThrow('use test')
  })

  it('wants certificate and key together', () => {
    expect(() => readConfig({ RESTOFLOW_TLS_CERT: 'c.pem' })).toThrow('RESTOFLOW_TLS_KEY')
    expect(() => readConfig({ RESTOFLOW_TLS_KEY: 'k.pem' })).toThrow('RESTOFLOW_TLS_CERT')
    expect(readConfig({ RESTOFLOW_TLS_KEY: 'k.pem', RESTOFLOW_TLS_CERT: 'c.pem' }).tls).toEqual({ certFile: 'c.pem', keyFile: 'k.pem' })
  })

  it('never repeats a password of an address that it refuses', () => {
    expect(() => readConfig({ DATABASE_URL: 'postgres://restoflow:secret@db/x' })).not.toThrow('secret')
  })
})
