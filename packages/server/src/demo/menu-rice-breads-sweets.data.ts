import type { MenuItem } from '@restoflow/core'
import { halfFull, shelf, smallLarge } from './menu-item'

const rice = shelf({
  categoryId: 'rice', stationId: 'curry', course: 'main', taxClassId: 'restaurant-service', modifierGroupIds: ['spice-wish', 'biryani-extras'],
})
const bread = shelf({
  categoryId: 'breads', stationId: 'tandoor', course: 'main', taxClassId: 'restaurant-service', modifierGroupIds: ['bread-finish'],
})
const meal = shelf({ categoryId: 'veg-curries', stationId: 'curry', course: 'main', taxClassId: 'restaurant-service', modifierGroupIds: [] })
const sweet = shelf({ categoryId: 'desserts', stationId: 'bar', course: 'dessert', taxClassId: 'restaurant-service', modifierGroupIds: [] })

export const riceBreadAndSweetItems: readonly MenuItem[] = [
  rice('chicken-biryani', 'CB', 'Chicken dum biryani', 'चिकन दम बिरयानी', 'non-veg', halfFull(260, 380), { modifierGroupIds: ['spice', 'biryani-extras'] }),
  rice('mutton-biryani', 'MB', 'Mutton dum biryani', 'मटन दम बिरयानी', 'non-veg', halfFull(340, 520), { modifierGroupIds: ['spice', 'biryani-extras'] }),
  rice('veg-biryani', 'VB', 'Vegetable biryani', 'सब्ज़ी बिरयानी', 'veg', halfFull(200, 300)),
  rice('egg-biryani', 'EB', 'Egg biryani', 'अंडा बिरयानी', 'egg', 290, { allergens: ['egg'] }),
  rice('jeera-rice', 'JR', 'Jeera rice', 'जीरा राइस', 'veg', 180, { modifierGroupIds: [] }),
  rice('steamed-rice', 'SR', 'Steamed rice', 'उबले चावल', 'veg', 140, { modifierGroupIds: [] }),

  bread('tandoori-roti', 'TR', 'Tandoori roti', 'तंदूरी रोटी', 'veg', 40, { allergens: ['gluten'] }),
  bread('butter-naan', 'BN', 'Butter naan', 'बटर नान', 'veg', 70, { allergens: ['gluten', 'milk'] }),
  bread('garlic-naan', 'GN', 'Garlic naan', 'गार्लिक नान', 'veg', 85, { allergens: ['gluten', 'milk'] }),
  bread('laccha-paratha', 'LP', 'Laccha paratha', 'लच्छा पराठा', 'veg', 75, { allergens: ['gluten'] }),
  bread('amritsari-kulcha', 'AK', 'Amritsari kulcha', 'अमृतसरी कुलचा', 'veg', 120, { allergens: ['gluten', 'milk'] }),
  bread('missi-roti', 'MR', 'Missi roti', 'मिस्सी रोटी', 'veg', 65),
  bread('rumali-roti', 'RR', 'Rumali roti', 'रूमाली रोटी', 'veg', 60, { modifierGroupIds: [], allergens: ['gluten'] }),

  sweet('gulab-jamun', 'GJ', 'Gulab jamun', 'गुलाब जामुन', 'veg', 130, { modifierGroupIds: ['dessert-scoop'], allergens: ['milk', 'gluten'] }),
  sweet('gajar-halwa', 'GH', 'Gajar halwa', 'गाजर का हलवा', 'veg', 160, { modifierGroupIds: ['dessert-scoop'], allergens: ['milk', 'nuts'] }),
  sweet('rasmalai', 'RM', 'Rasmalai', 'रसमलाई', 'veg', 150, { allergens: ['milk', 'nuts'] }),
  sweet('kulfi', 'KU', 'Kesar pista kulfi', 'केसर पिस्ता कुल्फ़ी', 'veg', 140, { allergens: ['milk', 'nuts'] }),
  sweet('elaneer-payasam', 'EP', 'Tender coconut payasam', 'नारियल पायसम', 'veg', 170, { allergens: ['milk'] }),
  sweet('ice-cream', 'IC', 'Ice cream', 'आइसक्रीम', 'veg', smallLarge(90, 150), { allergens: ['milk'] }),

  // after what it is made of
  meal('kesar-thali', 'KT', 'Kesar thali', 'केसर थाली', 'veg', 420, {
    allergens: ['gluten', 'milk'], description: 'A curry, two butter naan and gulab jamun',
    combo: {
      parts: [
        {
          id: 'curry', name: 'Curry', names: { hi: 'सब्ज़ी' },
          options: [
            { itemId: 'dal-makhani', variantId: 'half', quantity: 1 }, { itemId: 'palak-paneer', quantity: 1 },
            { itemId: 'paneer-butter-masala', quantity: 1, extraPaise: 3_000 },
          ],
        },
        { id: 'bread', name: 'Bread', names: { hi: 'रोटी' }, options: [{ itemId: 'butter-naan', quantity: 2 }] },
        { id: 'sweet', name: 'Sweet', names: { hi: 'मिठाई' }, options: [{ itemId: 'gulab-jamun', quantity: 1 }] },
      ],
    },
  }),
]
