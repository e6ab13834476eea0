import type { MenuItem } from '@restoflow/core'
import { halfFull, shelf } from './menu-item'

const starter = shelf({
  categoryId: 'starters', stationId: 'curry', course: 'starter', taxClassId: 'restaurant-service', modifierGroupIds: ['spice-wish', 'leave-out'],
})
const kabab = shelf({
  categoryId: 'tandoor', stationId: 'tandoor', course: 'starter', taxClassId: 'restaurant-service', modifierGroupIds: ['spice', 'kabab-extras', 'leave-out'],
})

/** Starters of the curry kitchen, and what comes off the skewer. */
export const tandoorItems: readonly MenuItem[] = [
  starter('masala-papad', 'MP', 'Masala papad', 'मसाला पापड़', 'veg', 70, { modifierGroupIds: ['leave-out'] }),
  starter('hara-bhara-kabab', 'HBK', 'Hara bhara kabab', 'हरा भरा कबाब', 'veg', 260),
  starter('dahi-ke-sholay', 'DKS', 'Dahi ke sholay', 'दही के शोले', 'veg', 280, { allergens: ['milk', 'gluten'] }),
  starter('onion-pakora', 'OP', 'Onion pakora', 'प्याज़ के पकौड़े', 'veg', 180, { modifierGroupIds: ['spice-wish'] }),
  starter('corn-methi-tikki', 'CMT', 'Corn and fenugreek tikki', 'मकई मेथी टिक्की', 'veg', 240),
  starter('chilli-paneer', 'CP', 'Chilli paneer', 'चिली पनीर', 'veg', halfFull(210, 340), { allergens: ['milk', 'soya'] }),
  starter('chicken-65', 'C65', 'Chicken 65', 'चिकन 65', 'non-veg', halfFull(230, 380)),
  starter('amritsari-machhi', 'AM', 'Amritsari machhi', 'अमृतसरी मच्छी', 'non-veg', 420, { allergens: ['fish', 'gluten'] }),

  kabab('paneer-tikka', 'PT', 'Paneer tikka', 'पनीर टिक्का', 'veg', halfFull(190, 320), { allergens: ['milk'] }),
  kabab('achari-mushroom', 'ACM', 'Achari mushroom tikka', 'अचारी मशरूम टिक्का', 'veg', 310, { allergens: ['mustard'] }),
  kabab('tandoori-gobhi', 'TG', 'Tandoori gobhi', 'तंदूरी गोभी', 'veg', 270),
  kabab('bhuna-soya-chaap', 'SC', 'Soya chaap', 'सोया चाप', 'veg', halfFull(180, 300), { allergens: ['soya', 'gluten'] }),
  kabab('chicken-tikka', 'CT', 'Chicken tikka', 'चिकन टिक्का', 'non-veg', halfFull(230, 390), { allergens: ['milk'] }),
  kabab('malai-tikka', 'MT', 'Malai tikka', 'मलाई टिक्का', 'non-veg', halfFull(240, 410), { modifierGroupIds: ['kabab-extras', 'leave-out'], allergens: ['milk', 'nuts'] }),
  kabab('tandoori-chicken', 'TC', 'Tandoori chicken', 'तंदूरी चिकन', 'non-veg', halfFull(290, 540), { allergens: ['milk'] }),
  kabab('seekh-kabab', 'SK', 'Mutton seekh kabab', 'मटन सीख कबाब', 'non-veg', 440),
  kabab('fish-tikka', 'FT', 'Ajwaini fish tikka', 'अजवाइनी फ़िश टिक्का', 'non-veg', 480, { allergens: ['fish', 'milk'] }),
  kabab('paneer-tikka-roll', 'PTR', 'Paneer tikka roll', 'पनीर टिक्का रोल', 'veg', 240, { course: 'main', modifierGroupIds: ['spice-wish', 'leave-out'], allergens: ['milk', 'gluten'] }),
]
