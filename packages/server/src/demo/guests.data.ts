/** A guest of the demo. As with the restaurant's own, no such local number can exist: none begins with 1. */
export interface DemoGuest {
  readonly id: string
  readonly name: string
  readonly phone: string
  readonly address?: string
  readonly notes?: string
}

/** A booking of the demo, so many minutes after the half hour that comes next. */
export interface DemoBooking {
  readonly id: string
  readonly guest: string
  readonly covers: number
  readonly inMinutes: number
  readonly tableIds?: readonly string[]
  readonly accept: boolean
  readonly note?: string
}

export const guests: readonly DemoGuest[] = [
  { id: 'guest-sujata', name: 'Sujata Hegde', phone: '080 1555 0171', address: '4 Banyan Lane, Bengaluru 560099', notes: 'No onion, no garlic' },
  { id: 'guest-farhan', name: 'Farhan Sheikh', phone: '080 1555 0172' },
  { id: 'guest-daniel', name: 'Daniel D’Souza', phone: '080 1555 0173', address: '21 Church Row, Bengaluru 560099' },
  { id: 'guest-harpreet', name: 'Harpreet Gill', phone: '080 1555 0174', notes: 'Likes the verandah' },
  { id: 'guest-ananya', name: 'Ananya Bose', phone: '080 1555 0175' },
  { id: 'guest-kabir', name: 'Kabir Menon', phone: '080 1555 0176', address: '9 Temple Road, Bengaluru 560099' },
]

export const bookings: readonly DemoBooking[] = [
  { id: 'booking-1', guest: 'guest-sujata', covers: 4, inMinutes: 30, tableIds: ['f4'], accept: true, note: 'Birthday: cake at the end' },
  { id: 'booking-2', guest: 'guest-farhan', covers: 8, inMinutes: 60, tableIds: ['f3'], accept: true },
  { id: 'booking-3', guest: 'guest-harpreet', covers: 2, inMinutes: 90, tableIds: ['v5'], accept: true, note: 'Nut allergy' },
  { id: 'booking-4', guest: 'guest-ananya', covers: 6, inMinutes: 150, accept: false },
  { id: 'booking-5', guest: 'guest-daniel', covers: 3, inMinutes: 24 * 60, tableIds: ['t12'], accept: true },
]
