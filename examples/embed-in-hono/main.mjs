import { openHotel } from './hotel.mjs'

const port = Number(process.env.PORT ?? 3000)
const hotel = await openHotel({ data: './data', port })
console.log(`The hotel: http://127.0.0.1:${port}/lobby, its restaurant: http://127.0.0.1:${port}/`)
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void hotel.close())
