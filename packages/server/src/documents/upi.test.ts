import { expect, it } from 'vitest'
import { machineRupees, qrSvg, upiLink } from './upi'

it('writes the link that UPI apps open', () => {
  const link = upiLink({ upiId: 'kesar.courtyard@example', name: 'Kesar Courtyard', reference: 'KC/26-27/2608', note: 'Bill KC/26-27/2608, Table T1', amountPaise: 62_205 })
  expect(link).toBe('upi://pay?pa=kesar.courtyard@example&pn=Kesar%20Courtyard&tr=KC%2F26-27%2F2608&tn=Bill%20KC%2F26-27%2F2608%2C%20Table%20T1&am=622.05&cu=INR')
})

it('keeps to the lengths that the specification allows', () => {
  const link = upiLink({ upiId: 'a@b', name: 'A', reference: 'r'.repeat(60), note: 'नोट '.repeat(30), amountPaise: 100 })
  const fields = new URLSearchParams(link.slice(link.indexOf('?')))
  expect([...(fields.get('tr') ?? '')]).toHaveLength(35)
  expect([...(fields.get('tn') ?? '')]).toHaveLength(50)
})

it('writes rupees with two decimals, whatever the amount', () => {
  expect([1, 10, 100, 12_34_56_001].map(machineRupees)).toEqual(['0.01', '0.10', '1.00', '1234560.01'])
})

it('draws a QR that carries no style of its own', () => {
  const svg = qrSvg('upi://pay?pa=a@b&am=1.00&cu=INR')
  expect(svg).toMatch(/^<svg role="img" aria-label="QR to pay by UPI" /)
  expect(svg).not.toMatch(/style=|<script/)
})
