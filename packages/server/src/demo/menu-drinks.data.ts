import type { MenuItem } from '@restoflow/core'
import { shelf, smallLarge } from './menu-item'

const drink = shelf({ categoryId: 'drinks', stationId: 'bar', course: 'drink', taxClassId: 'restaurant-service', modifierGroupIds: ['ice'] })

/** Liquor is billed on documents of its own, under state VAT. */
export const drinkItems: readonly MenuItem[] = [
  drink('masala-chai', 'TEA', 'Masala chai', 'मसाला चाय', 'veg', 50, { modifierGroupIds: ['hot-drink'], allergens: ['milk'] }),
  drink('filter-coffee', 'FC', 'Filter coffee', 'फ़िल्टर कॉफ़ी', 'veg', 60, { modifierGroupIds: ['hot-drink'], allergens: ['milk'] }),
  drink('fresh-lime-soda', 'FLS', 'Fresh lime soda', 'नींबू सोडा', 'veg', 95, { modifierGroupIds: ['soda-kind', 'ice'] }),
  drink('jaljeera', 'JJ', 'Jaljeera', 'जलजीरा', 'veg', 80),
  drink('watermelon-juice', 'WJ', 'Watermelon juice', 'तरबूज़ का रस', 'veg', 130),
  drink('mango-lassi', 'ML', 'Mango lassi', 'आम लस्सी', 'veg', smallLarge(110, 160), { allergens: ['milk'] }),
  drink('sweet-lassi', 'SL', 'Sweet lassi', 'मीठी लस्सी', 'veg', 110, { taxClassId: 'fresh-curd', modifierGroupIds: [], allergens: ['milk'] }),
  drink('salted-buttermilk', 'BM', 'Salted buttermilk', 'नमकीन छाछ', 'veg', 60, { taxClassId: 'fresh-curd', modifierGroupIds: [], allergens: ['milk'] }),
  drink('fresh-curd', 'CUR', 'Bowl of fresh curd', 'ताज़ा दही', 'veg', 60, { course: 'main', taxClassId: 'fresh-curd', modifierGroupIds: [], allergens: ['milk'] }),
  drink('cola', 'COL', 'Cola, can', 'कोला', 'veg', 60, { taxClassId: 'aerated-drink', modifierGroupIds: ['ice'] }),
  drink('orange-fizz', 'ORF', 'Orange fizz, can', 'ऑरेंज फ़िज़', 'veg', 60, { taxClassId: 'aerated-drink', modifierGroupIds: ['ice'] }),
  drink('tonic-water', 'TW', 'Tonic water', 'टॉनिक वॉटर', 'veg', 110, { taxClassId: 'aerated-drink', modifierGroupIds: ['ice'] }),
  drink('energy-drink', 'ED', 'Energy drink, can', 'एनर्जी ड्रिंक', 'veg', 160, { taxClassId: 'caffeinated-drink', modifierGroupIds: ['ice'] }),
  drink('mango-drink', 'MGD', 'Mango drink, bottle', 'आम पेय', 'veg', 70, { taxClassId: 'fruit-or-milk-drink', modifierGroupIds: ['ice'] }),
  drink('mineral-water', 'MW', 'Mineral water, 1 litre', 'मिनरल वॉटर, 1 लीटर', 'veg', 40, { taxClassId: 'packaged-water', modifierGroupIds: [] }),
  drink('lager', 'LGR', 'Lager, 650 ml bottle', 'लागर बीयर, 650 मिली', 'veg', 320, { taxClassId: 'liquor', modifierGroupIds: [] }),
  drink('house-red', 'HRW', 'House red wine, glass', 'रेड वाइन, गिलास', 'veg', 450, { taxClassId: 'liquor', modifierGroupIds: [] }),
]
