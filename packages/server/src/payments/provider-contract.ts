import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { RestoflowError } from '@restoflow/core'
import { Unreachable } from '../outside/post-signed'
import { ProviderRefusal, type CollectionAsk, type PaymentProvider } from './provider'

/** The provider's side, as a test drives it. */
export interface ProviderStage {
  readonly provider: PaymentProvider
  /** Pays as a guest would. @returns the callback that the provider sent for it */
  pay(reference: string): Promise<{ readonly headers: Headers; readonly body: string }>
  /** @returns the callback's headers with a signature that was made at another time */
  signedAt(body: string, at: string): Headers
  /** The provider answers nobody any more. */
  fall(): Promise<void>
  close(): Promise<void>
}

const now = (): string => new Date().toISOString()
const codeOf = (read: () => unknown): string => {
  try {
    return JSON.stringify(read())
  } catch (error) {
    return error instanceof RestoflowError ? error.code : String(error)
  }
}

/** What every adapter of {@link PaymentProvider} keeps to. */
export function describeProvider(name: string, open: () => Promise<ProviderStage>): void {
  describe(`${name} as a payment provider`, () => {
    let stage: ProviderStage
    beforeEach(async () => {
      stage = await open()
    })
    afterEach(() => stage.close())

    const ask: CollectionAsk = { reference: 'c1', amountPaise: 62_250, note: 'KC/26-27/1', callbackUrl: 'http://127.0.0.1:9/hooks/payments/x' }

    it('offers a link that asks for exactly the amount, and the same one again for the same reference', async () => {
      const offer = await stage.provider.request(ask)
      expect(offer.link).toMatch(/^upi:\/\/pay\?.*am=622\.50(&|$)/)
      expect(offer.expiresAt === null || offer.expiresAt > now()).toBe(true)
      expect(await stage.provider.request(ask)).toEqual(offer)
      expect((await stage.provider.request({ ...ask, reference: 'c2' })).providerId).not.toBe(offer.providerId)
    })

    it('tells how a collection stands', async () => {
      await stage.provider.request(ask)
      expect(await stage.provider.state('c1')).toEqual({ state: 'pending', reference: 'c1' })
      await stage.pay('c1')
      expect(await stage.provider.state('c1')).toMatchObject({ state: 'paid', reference: 'c1', amountPaise: 62_250 })
      await expect(stage.provider.state('nobody')).rejects.toBeInstanceOf(ProviderRefusal)
    })

    it('reads its own callback, and the same payment in what it answers', async () => {
      await stage.provider.request(ask)
      const { headers, body } = await stage.pay('c1')
      const notice = stage.provider.readCallback({ headers, body, now: now() })
      expect(notice).toMatchObject({ state: 'paid', reference: 'c1', amountPaise: 62_250 })
      expect(notice).toEqual(await stage.provider.state('c1'))
    })

    it('believes nothing that is not signed, was changed, or was signed at another time', async () => {
      await stage.provider.request(ask)
      const { headers, body } = await stage.pay('c1')
      const read = (each: { headers?: Headers; body?: string }): string => codeOf(() => stage.provider.readCallback({ headers, body, now: now(), ...each }))
      expect(read({ headers: new Headers() })).toBe('callback-unsigned')
      expect(read({ body: body.replace('62250', '62251') })).toBe('callback-unsigned')
      expect(read({ body: `${body} ` })).toBe('callback-unsigned')
      for (const minutes of [-10, 10]) {
        expect(read({ headers: stage.signedAt(body, new Date(Date.now() + minutes * 60_000).toISOString()) })).toBe('callback-outdated')
      }
      expect(read({ body: '{}', headers: stage.signedAt('{}', now()) })).toBe('invalid-body')
      expect(read({ body: 'no JSON', headers: stage.signedAt('no JSON', now()) })).toBe('invalid-body')
    })

    it('tells apart who says no from who can not be reached', async () => {
      await expect(stage.provider.request({ ...ask, amountPaise: 0 })).rejects.toBeInstanceOf(ProviderRefusal)
      await stage.fall()
      await expect(stage.provider.request(ask)).rejects.toBeInstanceOf(Unreachable)
      await expect(stage.provider.state('c1')).rejects.toBeInstanceOf(Unreachable)
    })
  })
}
