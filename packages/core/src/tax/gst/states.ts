/** State codes of GSTINs and of the place of supply. 28 is Andhra Pradesh before its division; 97 and 99 are no states. */
export const gstStates: Readonly<Record<string, string>> = {
  '01': 'Jammu and Kashmir', '02': 'Himachal Pradesh', '03': 'Punjab', '04': 'Chandigarh', '05': 'Uttarakhand', '06': 'Haryana', '07': 'Delhi',
  '08': 'Rajasthan', '09': 'Uttar Pradesh', '10': 'Bihar', '11': 'Sikkim', '12': 'Arunachal Pradesh', '13': 'Nagaland', '14': 'Manipur',
  '15': 'Mizoram', '16': 'Tripura', '17': 'Meghalaya', '18': 'Assam', '19': 'West Bengal', '20': 'Jharkhand', '21': 'Odisha',
  '22': 'Chhattisgarh', '23': 'Madhya Pradesh', '24': 'Gujarat', '25': 'Daman and Diu', '26': 'Dadra and Nagar Haveli and Daman and Diu',
  '27': 'Maharashtra', '28': 'Andhra Pradesh (undivided)', '29': 'Karnataka', '30': 'Goa', '31': 'Lakshadweep', '32': 'Kerala', '33': 'Tamil Nadu',
  '34': 'Puducherry', '35': 'Andaman and Nicobar Islands', '36': 'Telangana', '37': 'Andhra Pradesh', '38': 'Ladakh',
  '97': 'Other Territory', '99': 'Centre Jurisdiction',
}

/** No state any more, or none at all: merged into 26, divided into 36 and 37, at sea, under the Centre. */
const noStates: ReadonlySet<string> = new Set(['25', '28', '97', '99'])

/** States and union territories in which a restaurant can be, by name: keys that look like numbers would stand out of order in a record. */
export const restaurantStates: readonly { readonly code: string; readonly name: string }[] = Object.entries(gstStates)
  .filter(([code]) => !noStates.has(code)).map(([code, name]) => ({ code, name })).sort((a, b) => (a.name < b.name ? -1 : 1))

/** @returns whether a restaurant can be in the state of a code */
export function isRestaurantState(code: string): boolean {
  return restaurantStates.some(state => state.code === code)
}
