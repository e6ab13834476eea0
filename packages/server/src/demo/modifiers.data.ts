import type { Modifier, ModifierGroup } from '@restoflow/core'

const free = (id: string, name: string, hi: string): Modifier => ({ id, name, names: { hi }, pricePaise: 0 })
const extra = (id: string, name: string, hi: string, rupees: number): Modifier => ({ id, name, names: { hi }, pricePaise: rupees * 100 })
const group = (id: string, name: string, hi: string, min: number, max: number, modifiers: readonly Modifier[]): ModifierGroup =>
  ({ id, name, names: { hi }, min, max, modifiers })

export const modifierGroups: readonly ModifierGroup[] = [
  group('spice', 'Spice', 'मिर्च', 1, 1, [
    free('spice-mild', 'Mild', 'कम तीखा'), free('spice-medium', 'Medium', 'मध्यम'), free('spice-hot', 'Hot', 'तीखा'),
  ]),
  group('spice-wish', 'Spice', 'मिर्च', 0, 1, [free('wish-mild', 'Less spicy', 'कम तीखा'), free('wish-hot', 'Extra hot', 'ज़्यादा तीखा')]),
  group('leave-out', 'Leave out', 'बिना', 0, 4, [
    free('no-onion', 'No onion', 'बिना प्याज़'), free('no-garlic', 'No garlic', 'बिना लहसुन'),
    free('no-coriander', 'No coriander', 'बिना धनिया'), free('jain', 'Jain', 'जैन'),
  ]),
  group('kabab-extras', 'Extras', 'अतिरिक्त', 0, 3, [
    extra('mint-chutney', 'Mint chutney', 'पुदीना चटनी', 20), extra('onion-rings', 'Onion rings', 'प्याज़ के छल्ले', 20),
    extra('cheese-top', 'Cheese on top', 'ऊपर चीज़', 50), free('lemon', 'Lemon', 'नींबू'),
  ]),
  group('curry-extras', 'Extras', 'अतिरिक्त', 0, 2, [
    extra('extra-gravy', 'Extra gravy', 'अतिरिक्त ग्रेवी', 40), extra('extra-butter', 'Extra butter', 'अतिरिक्त मक्खन', 25), free('less-oil', 'Less oil', 'कम तेल'),
  ]),
  group('biryani-extras', 'With it', 'साथ में', 0, 3, [
    extra('boondi-raita', 'Boondi raita', 'बूँदी रायता', 60), extra('salan', 'Extra salan', 'अतिरिक्त सालन', 40), extra('boiled-egg', 'Boiled egg', 'उबला अंडा', 25),
  ]),
  group('bread-finish', 'Finish', 'ऊपर से', 0, 2, [
    extra('more-butter', 'Extra butter', 'अतिरिक्त मक्खन', 20), free('no-butter', 'No butter', 'बिना मक्खन'), free('well-done', 'Well done', 'करारी'),
  ]),
  group('dosa-extras', 'Extras', 'अतिरिक्त', 0, 3, [
    extra('ghee-roast', 'Ghee roast', 'घी में', 35), extra('more-sambar', 'Extra sambar', 'अतिरिक्त सांबर', 25),
    extra('more-chutney', 'Extra chutney', 'अतिरिक्त चटनी', 20), free('crisp', 'Extra crisp', 'ज़्यादा करारा'),
  ]),
  group('chaat-taste', 'Taste', 'स्वाद', 0, 2, [free('more-sweet', 'More sweet', 'ज़्यादा मीठा'), free('more-sour', 'More sour', 'ज़्यादा खट्टा'), free('more-chilli', 'More chilli', 'ज़्यादा तीखा')]),
  group('dessert-scoop', 'On the side', 'साथ में', 0, 2, [extra('vanilla-scoop', 'Vanilla scoop', 'वनीला स्कूप', 70), extra('rabri-top', 'Rabri', 'रबड़ी', 60)]),
  group('soda-kind', 'Kind', 'प्रकार', 1, 1, [free('soda-sweet', 'Sweet', 'मीठा'), free('soda-salted', 'Salted', 'नमकीन'), free('soda-mixed', 'Mixed', 'मिला-जुला')]),
  group('ice', 'Ice and sugar', 'बर्फ़ और चीनी', 0, 2, [free('no-ice', 'No ice', 'बिना बर्फ़'), free('less-sugar', 'Less sugar', 'कम चीनी'), free('no-sugar', 'No sugar', 'बिना चीनी')]),
  group('hot-drink', 'Strength', 'कड़क', 0, 2, [free('strong', 'Strong', 'कड़क'), free('light', 'Light', 'हल्का'), free('sugar-aside', 'Sugar aside', 'चीनी अलग')]),
]
