import { describe, expect, it } from 'vitest'
import { chosenCount, chosenText, commandOf, missingOf, type LineChoice, type LinesForm } from './lines-model'

const line = (lineId: string, more: Partial<LineChoice> = {}): LineChoice =>
  ({ lineId, name: lineId, quantity: '4', count: '4', chosen: false, comboId: null, ...more })
const form = (more: Partial<LinesForm> = {}): LinesForm => ({
  orderId: 'o1', title: 'T4 A', covers: 4, whole: false, guests: 1, target: { kind: 'order', id: 'o2', name: 'T4 B' },
  lines: [line('naan', { chosen: true, count: '1' }), line('dal', { chosen: true, quantity: '0.25', count: '0.25' }), line('cola')], ...more,
})

describe('moving lines', () => {
  it('asks for lines, then for where they go', () => {
    expect(missingOf(form({ lines: [line('naan')] }))).toBe('lines')
    expect(missingOf(form({ target: null }))).toBe('target')
    expect(missingOf(form({ lines: [line('naan')], whole: true }))).toBeNull()
  })

  it('counts pieces, what is weighed as one, and names them', () => {
    expect(chosenCount(form().lines)).toBe(2)
    expect(chosenText(form().lines)).toBe('1 × naan, 0.25 × dal')
  })

  it('names a quantity only for a part, and a combo by one of its lines', () => {
    const combo = [line('main', { chosen: true, comboId: 'c' }), line('side', { chosen: true, comboId: 'c' })]
    expect(commandOf(form(), 'new')).toEqual(
      { path: 'orders/o1/move-lines', body: { toOrderId: 'o2', lines: [{ lineId: 'naan', quantity: '1' }, { lineId: 'dal' }] } })
    expect(commandOf(form({ lines: combo }), 'new')).toEqual({ path: 'orders/o1/move-lines', body: { toOrderId: 'o2', lines: [{ lineId: 'main' }] } })
  })

  it('opens an order for them in the same step, which counts its guests once', () => {
    const target = { kind: 'new', id: 't5', name: 'T5' } as const
    const lines = [{ lineId: 'naan', quantity: '1' }, { lineId: 'dal' }]
    expect(commandOf(form({ target, guests: 2 }), 'new')).toEqual(
      { path: 'orders/o1/move-lines', body: { toOrderId: 'new', lines, open: { tableId: 't5', covers: 2 } } })
  })

  it('merges the whole order into an open one only', () => {
    expect(commandOf(form({ whole: true }), 'new')).toEqual({ path: 'orders/o1/merge', body: { intoOrderId: 'o2' } })
    expect(commandOf(form({ whole: true, target: { kind: 'new', id: 't5', name: 'T5' } }), 'new')).toBeNull()
  })
})
