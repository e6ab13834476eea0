import type { Category, TaxClass } from '@restoflow/core'

/**
 * The rates of 2026. Drinks that are only opened and poured are sold here as goods, with their own HSN; whether that holds, or they
 * are part of the restaurant's service, is unsettled and the owner's choice for each item.
 */
export const taxClasses: readonly TaxClass[] = [
  // Notification 11/2017-CT(R), Sl. 7: 2.5 + 2.5 without input credit
  { id: 'restaurant-service', name: 'Restaurant service', section: 'gst', treatment: 'taxable', rateBasisPoints: 500, hsn: '996331' },
  // 28 % + 12 % cess before 22 Sep 2025
  { id: 'aerated-drink', name: 'Aerated drinks, sold as goods', section: 'gst', treatment: 'taxable', rateBasisPoints: 4000, hsn: '220210' },
  { id: 'caffeinated-drink', name: 'Caffeinated drinks, sold as goods', section: 'gst', treatment: 'taxable', rateBasisPoints: 4000, hsn: '22029990' },
  // 18 % before 22 Sep 2025
  { id: 'packaged-water', name: 'Packaged drinking water, sold as goods', section: 'gst', treatment: 'taxable', rateBasisPoints: 500, hsn: '2201' },
  { id: 'fruit-or-milk-drink', name: 'Fruit-pulp and milk drinks, sold as goods', section: 'gst', treatment: 'taxable', rateBasisPoints: 500, hsn: '220299' },
  // "Curd, lassi, butter milk, other than pre-packaged and labelled": Notification 2/2017-CT(R), Sl. 26 of its schedule,
  // carried over by 10/2025-CT(R); sold over the counter of the dairy corner, as goods
  { id: 'fresh-curd', name: 'Fresh curd, lassi and buttermilk, sold as goods', section: 'gst', treatment: 'nil', rateBasisPoints: 0, hsn: '0403' },
  // CGST Act, s. 9(1): liquor for drinking is outside GST; the rate is the state's and the owner's to set
  { id: 'liquor', name: 'Liquor, state VAT', section: 'vat', treatment: 'taxable', rateBasisPoints: 2000, hsn: '2203' },
]

const category = (order: number, id: string, name: string, hi: string): Category => ({ id, name, names: { hi }, order })

export const categories: readonly Category[] = [
  category(1, 'starters', 'Starters', 'शुरुआत'),
  category(2, 'tandoor', 'From the tandoor', 'तंदूर से'),
  category(3, 'veg-curries', 'Vegetable curries', 'सब्ज़ियाँ'),
  category(4, 'meat-curries', 'Chicken, mutton, fish', 'चिकन, मटन, मछली'),
  category(5, 'rice', 'Biryani and rice', 'बिरयानी और चावल'),
  category(6, 'breads', 'Breads', 'रोटी और नान'),
  category(7, 'south-indian', 'South Indian', 'दक्षिण भारतीय'),
  category(8, 'chaat', 'Chaat', 'चाट'),
  category(9, 'desserts', 'Desserts', 'मिठाई'),
  category(10, 'drinks', 'Drinks', 'पेय'),
]
