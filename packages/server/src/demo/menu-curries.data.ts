import type { MenuItem } from '@restoflow/core'
import { halfFull, shelf } from './menu-item'

const veg = shelf({
  categoryId: 'veg-curries', stationId: 'curry', course: 'main', taxClassId: 'restaurant-service', modifierGroupIds: ['spice-wish', 'curry-extras', 'leave-out'],
})
const meat = shelf({
  categoryId: 'meat-curries', stationId: 'curry', course: 'main', taxClassId: 'restaurant-service', modifierGroupIds: ['spice', 'curry-extras', 'leave-out'],
})

export const curryItems: readonly MenuItem[] = [
  veg('dal-makhani', 'DM', 'Dal makhani', 'दाल मखनी', 'veg', halfFull(180, 290), { allergens: ['milk'] }),
  veg('dal-tadka', 'DT', 'Yellow dal tadka', 'दाल तड़का', 'veg', halfFull(150, 240)),
  veg('paneer-butter-masala', 'PBM', 'Paneer butter masala', 'पनीर बटर मसाला', 'veg', 340, { allergens: ['milk', 'nuts'] }),
  veg('kadai-paneer', 'KP', 'Kadai paneer', 'कड़ाही पनीर', 'veg', 340, { allergens: ['milk'] }),
  veg('palak-paneer', 'PP', 'Palak paneer', 'पालक पनीर', 'veg', 330, { allergens: ['milk'] }),
  veg('malai-kofta', 'MK', 'Malai kofta', 'मलाई कोफ़्ता', 'veg', 350, { allergens: ['milk', 'nuts'] }),
  veg('bhindi-do-pyaza', 'BDP', 'Bhindi do pyaza', 'भिंडी दो प्याज़ा', 'veg', 270),
  veg('baingan-bharta', 'BB', 'Baingan bharta', 'बैंगन का भर्ता', 'veg', 280),
  veg('chana-masala', 'CM', 'Pindi chana', 'पिंडी चना', 'veg', 250),

  meat('butter-chicken', 'BC', 'Butter chicken', 'बटर चिकन', 'non-veg', halfFull(280, 460), { modifierGroupIds: ['spice-wish', 'curry-extras', 'leave-out'], allergens: ['milk', 'nuts'] }),
  meat('chicken-chettinad', 'CC', 'Chicken Chettinad', 'चिकन चेट्टिनाड', 'non-veg', 420),
  meat('kadai-chicken', 'KC', 'Kadai chicken', 'कड़ाही चिकन', 'non-veg', halfFull(260, 430)),
  meat('mutton-rogan-josh', 'RJ', 'Mutton rogan josh', 'मटन रोगन जोश', 'non-veg', 540),
  meat('laal-maas', 'LM', 'Laal maas', 'लाल मांस', 'non-veg', 560, { modifierGroupIds: ['curry-extras', 'leave-out'] }),
  meat('fish-moilee', 'FM', 'Fish moilee', 'फ़िश मोइली', 'non-veg', 490, { modifierGroupIds: ['spice-wish', 'leave-out'], allergens: ['fish'] }),
  meat('prawn-masala', 'PM', 'Prawn masala', 'झींगा मसाला', 'non-veg', 580, { allergens: ['crustaceans'] }),
  meat('egg-curry', 'EC', 'Egg curry', 'अंडा करी', 'egg', 240, { allergens: ['egg'] }),
]
