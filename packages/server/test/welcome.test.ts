import type { StaffState } from '@restoflow/core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestHouse, type Answer, type TestHouse } from './support/house'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse({ demo: false })
})
afterAll(async () => {
  expect(house.reported).toEqual([])
  await house.close()
})

const form = { outletName: 'Chai & Co', stateCode: '27', name: 'Zoya Mistry', pin: '4242' }

function send(path: string, fields: Readonly<Record<string, string>>, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
  return house.request(path, { method: 'POST', body: new URLSearchParams(fields), headers: { origin: house.url, ...headers } })
}

it('has nobody, no password and no terminal until the owner comes', async () => {
  expect(house.restoflow.runtime.house.position).toBe(0)
  const { body, headers } = await house.request('/session')
  expect(body).toMatchObject({ demo: false, terminal: null, people: [], outletName: null })
  expect(headers.get('set-cookie')).toBeNull()
  expect((await house.request('/welcome/guess')).status).toBe(404)
})

it('makes the one who opens the link the owner, once', async () => {
  const path = house.restoflow.welcomePath ?? ''
  const page = await house.request(path)
  expect(page.status).toBe(200)
  expect(page.text).not.toMatch(/<script|style=|<style/)
  expect((await send(path, form, { origin: 'http://evil.example' })).status).toBe(403)
  expect((await send(path, { ...form, pin: '12' })).status).toBe(422)
  expect((await send(path, { ...form, stateCode: '98' })).status).toBe(422)
  expect(house.restoflow.runtime.house.position).toBe(0)

  const [done, twin] = await Promise.all([send(path, form), send(path, form)])
  expect([done.status, twin.status].sort()).toEqual([303, 503])
  const welcomed = done.status === 303 ? done : twin
  const owner = /^\/setup\?as=([a-z0-9]{20})$/.exec(welcomed.headers.get('location') ?? '')?.[1] ?? ''
  const cookie = welcomed.headers.get('set-cookie')?.split(';')[0] ?? ''
  expect(house.restoflow.runtime.house.state<StaffState>('staff').members).toEqual({ [owner]: { staffId: owner, roles: ['owner'], disabled: false, allow: [], deny: [], revision: 1 } })
  expect(JSON.stringify((await house.events()).map(({ data }) => data))).not.toMatch(/zoya|4242/i)
  expect((await house.request(path)).status).toBe(404)

  const me = await house.request('/session', { headers: { cookie } })
  expect(me.body).toMatchObject({ outletName: 'Chai & Co', people: [{ id: owner, name: 'Zoya Mistry', signedIn: true }] })
  expect((await house.request('/api/v1/outlet', { headers: { cookie, 'restoflow-as': owner } })).body.settings).toMatchObject({ stateCode: '27' })
})

it('admits another browser by a manager\'s code, once', async () => {
  const { access } = house.restoflow.runtime
  const { code } = access.makeTerminalCode()
  const type = (text: string): Promise<Answer> => house.request('/session/terminal', {
    method: 'POST', body: JSON.stringify({ code: text, name: 'Till' }), headers: { origin: house.url, 'content-type': 'application/json' },
  })
  expect((await type('0000-0000')).body.code).toBe('wrong-credentials')
  const admitted = await type(code.replace('-', ' '))
  expect(admitted.body.terminal).toMatchObject({ name: 'Till' })
  expect((await type(code)).body.code).toBe('wrong-credentials')
  const cookie = admitted.headers.get('set-cookie')?.split(';')[0] ?? ''
  const { body } = await house.request('/session', { headers: { cookie } })
  expect(body.people.map(({ name }: { name: string }) => name)).toEqual(['Zoya Mistry'])
  for (let wrong = 0; wrong < 10; wrong++) await type('1111-1111')
  expect((await type(code)).body.code).toBe('too-many-attempts')
})

it('never asks again', async () => {
  house = await house.restart()
  expect(house.restoflow.welcomePath).toBeNull()
})

it('refuses a demo\'s data as real data, and the other way round', async () => {
  const demo = await openTestHouse({ demo: true })
  await demo.restoflow.close()
  await expect(openTestHouse({ demo: false, env: { DATABASE_URL: `sqlite:${demo.folder}/demo/restoflow.db` } })).rejects.toMatchObject({ code: 'wrong-mode' })
  await demo.close()
})
