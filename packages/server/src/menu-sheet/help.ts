/** What our own workbooks say about themselves, on a sheet that is never read. */
export const helpLines: readonly string[] = [
  'How this workbook is read',
  'Each row of Items is one dish. A column that is not there leaves what the menu has; an empty cell takes it away.',
  'Id, else Code, else Name within its Category says which dish of the menu is meant; what is not found is new. '
    + 'Dishes that are not in the file stay as they are.',
  'Variants: Half [hi: हाफ़] = 160; Full = 290. A dish with variants has no price of its own.',
  'Choices: names of groups, parted by semicolons. Groups and what can be chosen in them are on the sheet Choices, a row for each choice; '
    + 'a group that is there is replaced as a whole.',
  'Price dine-in, takeaway, delivery, aggregator: where such an order costs something else. With variants: Half = 170; Full = 300.',
  'Dated prices: 2026-12-01 = 190; 2026-12-01 [orders: delivery; variant: Half] = 120.',
  'Served: Mon-Fri 07:00-11:00; Sat, Sun 08:00-12:00. Always when empty.',
  'Diet: veg, non-veg or egg. Course: starter, main, dessert or drink. Tax class: its name, or its rate such as 5% where only one has it.',
  'Combo: Main: Paneer tikka / Full | Dal makhani + 30; Bread: 2 x Butter naan.',
  'Sold by weight: how many decimals a quantity in kilograms may have, 1 to 3; the price is that of one kilogram. On menu: no puts a dish into the archive.',
  'Where two things have one name, write the id behind it: Extras #curry-extras. A name with ; = [ ] or # stands in double quotes.',
]
