import type { PropsWithChildren } from 'hono/jsx'
import { formatMoney, type MenuViewItem, type ModifierGroup } from '@restoflow/core'
import type { Attributes } from './attributes'
import { Badge, Bilingual, hindi, Stepper } from './atoms'
import { DietMark, Icon } from './icon'

/** @returns whether a tap adds the item at once: nothing has to be chosen */
export function addsAtOnce(item: MenuViewItem): boolean {
  return item.variants.length === 0 && item.modifierGroups.every(({ min }) => min === 0)
}

/** @returns one row of the menu; a sold-out item stays visible, struck, and takes no tap */
export function MenuItemRow({ item, expanded, attributes }: { item: MenuViewItem; expanded?: boolean; attributes?: Attributes }) {
  return (
    <button
      type="button" class="menu-item" data-item={item.id} disabled={!item.available}
      {...(!addsAtOnce(item) && { 'aria-expanded': String(expanded === true) })} {...attributes}
    >
      <DietMark diet={item.diet} />
      <span>
        <span class="name clamp">{item.name}{item.code !== undefined && <span class="code">{item.code}</span>}</span>
        <Bilingual en="" hi={hindi(item.names)} block />
      </span>
      <span class="price num">{item.variants.length > 0 && <small>from </small>}{formatMoney(item.pricePaise, { paise: 'never' })}</span>
      <span class="sold-out"><Badge>Sold out</Badge></span>
    </button>
  )
}

const howMany = ({ min, max }: ModifierGroup): string =>
  min === max ? `Choose ${min}` : min === 0 ? `Up to ${max}` : `Choose ${min} to ${max}`

const priced = (name: string, pricePaise: number): string => (pricePaise === 0 ? name : `${name} ${formatMoney(pricePaise, { paise: 'never' })}`)

/**
 * @returns the form that opens in place under an item, for any of them: inputs `variantId` and `modifiers` (ids) of what the page's script
 * puts into `[data-slot]`, `note`, `course`, `quantity`; the add button comes as a child
 */
export function ItemOptions({ attributes, children }: PropsWithChildren<{ attributes?: Attributes }>) {
  return (
    <form class="item-options" {...attributes}>
      <div class="choices" data-slot />
      <label class="field">
        <Icon name="pencil" size="small" />
        <input name="note" maxlength={140} autocomplete="off" aria-label="Note to the kitchen" placeholder="Note to the kitchen" />
      </label>
      <div class="segments" role="radiogroup" aria-label="Course">
        {(['starter', 'main', 'dessert', 'drink'] as const).map(course => (
          <label><input type="radio" name="course" value={course} />{`${course.charAt(0).toUpperCase()}${course.slice(1)}`}</label>
        ))}
      </div>
      <label class="field weight" hidden>
        <input name="weight" inputmode="decimal" autocomplete="off" aria-label="Quantity" placeholder="Quantity, such as 0.250" disabled />
      </label>
      <div id="option-errors" />
      <div class="add-row"><Stepper value={1} name="quantity" of="piece" />{children}</div>
    </form>
  )
}

/** @returns the choice of a portion: one must be taken, the last one is proposed */
export function VariantChoice({ variants }: Pick<MenuViewItem, 'variants'>) {
  return (
    <fieldset data-group="variant" data-min="1" data-max="1">
      <legend><span>Portion</span><span>Choose 1</span></legend>
      <div class="segments">
        {variants.map(({ id, name, pricePaise }, index) => (
          <label>
            <input type="radio" name="variantId" value={id} data-price={pricePaise} {...(index === variants.length - 1 && { checked: true })} />
            {priced(capital(name), pricePaise)}
          </label>
        ))}
      </div>
    </fieldset>
  )
}

/** @returns the choices of one group; `data-min` and `data-max` are held by the page's script */
export function ModifierChoices({ group }: { group: ModifierGroup }) {
  const one = group.min === 1 && group.max === 1
  return (
    <fieldset data-group={group.id} data-min={group.min} data-max={group.max} data-name={group.name}>
      <legend><span><Bilingual en={group.name} hi={hindi(group.names)} /></span><span data-how-many>{howMany(group)}</span></legend>
      <div class={one ? 'segments' : 'chips wrap'}>
        {group.modifiers.map(({ id, name, pricePaise }) => (
          <label class={one ? undefined : 'chip choice'}>
            <input type={one ? 'radio' : 'checkbox'} name={one ? `modifiers-${group.id}` : 'modifiers'} value={id} data-modifier data-price={pricePaise} />
            {priced(name, pricePaise)}
          </label>
        ))}
      </div>
    </fieldset>
  )
}

const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`
