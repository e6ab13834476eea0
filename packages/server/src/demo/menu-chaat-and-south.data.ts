import type { MenuItem } from '@restoflow/core'
import { shelf } from './menu-item'

const south = shelf({
  categoryId: 'south-indian', stationId: 'south-indian', course: 'main', taxClassId: 'restaurant-service', modifierGroupIds: ['dosa-extras', 'leave-out'],
})
const chaat = shelf({
  categoryId: 'chaat', stationId: 'south-indian', course: 'starter', taxClassId: 'restaurant-service', modifierGroupIds: ['chaat-taste', 'leave-out'],
})

export const chaatAndSouthItems: readonly MenuItem[] = [
  south('masala-dosa', 'MD', 'Masala dosa', 'मसाला डोसा', 'veg', 160),
  south('plain-dosa', 'PD', 'Plain dosa', 'सादा डोसा', 'veg', 120, { modifierGroupIds: ['dosa-extras'] }),
  south('mysore-masala-dosa', 'MMD', 'Mysore masala dosa', 'मैसूर मसाला डोसा', 'veg', 180),
  south('rava-onion-dosa', 'ROD', 'Rava onion dosa', 'रवा प्याज़ डोसा', 'veg', 175, { allergens: ['gluten'] }),
  south('idli', 'ID', 'Idli, two pieces', 'इडली, दो', 'veg', 80, { modifierGroupIds: ['dosa-extras'] }),
  south('medu-vada', 'MV', 'Medu vada, two pieces', 'मेदु वडा, दो', 'veg', 100, { modifierGroupIds: ['dosa-extras'] }),
  south('bisi-bele-bath', 'BBB', 'Bisi bele bath', 'बिसि बेले भात', 'veg', 170, { modifierGroupIds: [] }),
  south('onion-uttapam', 'OU', 'Onion uttapam', 'प्याज़ उत्तपम', 'veg', 160),
  south('neer-dosa-chicken', 'NDC', 'Neer dosa with chicken curry', 'नीर डोसा और चिकन करी', 'non-veg', 290, { modifierGroupIds: ['spice-wish'] }),

  chaat('pani-puri', 'PAP', 'Pani puri, six pieces', 'पानी पूरी, छह', 'veg', 90, { allergens: ['gluten'] }),
  chaat('dahi-puri', 'DAP', 'Dahi puri', 'दही पूरी', 'veg', 110, { allergens: ['gluten', 'milk'] }),
  chaat('papdi-chaat', 'PC', 'Papdi chaat', 'पापड़ी चाट', 'veg', 120, { allergens: ['gluten', 'milk'] }),
  chaat('aloo-tikki', 'AT', 'Aloo tikki chaat', 'आलू टिक्की चाट', 'veg', 130, { allergens: ['milk'] }),
  chaat('pav-bhaji', 'PB', 'Pav bhaji', 'पाव भाजी', 'veg', 170, { course: 'main', modifierGroupIds: ['bread-finish', 'leave-out'], allergens: ['gluten', 'milk'] }),
]
