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
      <span><span class="name clamp">{item.name}{item.code !== undefined && <span class="code">{item.code}</span>}</span><Bilingual en="" hi={hindi(item.names)} block /></span>
      {item.available
        ? <span class="price num">{item.variants.length > 0 && <small>from</small>}{formatMoney(item.pricePaise, { paise: 'never' })}</span>
        : <Badge>Sold out</Badge>}
    </button>
  )
}

const howMany = ({ min, max }: ModifierGroup): string =>
  min === max ? `Choose ${min}` : min === 0 ? `Up to ${max}` : `Choose ${min} to ${max}`

const priced = (name: string, pricePaise: number): string => (pricePaise === 0 ? name : `${name} ${formatMoney(pricePaise, { paise: 'never' })}`)

export interface ItemOptionsProps {
  readonly item: MenuViewItem
  /** Prefix of the inputs' ids, so that two forms can stand in one page. */
  readonly idPrefix: string
  readonly attributes?: Attributes
}

/**
 * @returns the form that opens in place under an item: inputs `variantId`, `modifiers` (ids), `note`, `course`, `quantity`; groups carry
 * `data-min` and `data-max` for the page's script; the add button and further fields come as children
 */
export function ItemOptions({ item, idPrefix, attributes, children }: PropsWithChildren<ItemOptionsProps>) {
  return (
    <form class="item-options" aria-label={`Options of ${item.name}`} {...attributes}>
      {item.variants.length > 0 && (
        <fieldset data-group="variant" data-min="1" data-max="1">
          <legend><span>Portion</span><span>Choose 1</span></legend>
          <div class="segments">
            {item.variants.map(({ id, name, pricePaise }, index) => (
              <label><input type="radio" name="variantId" value={id} data-price={pricePaise} required {...(index === item.variants.length - 1 && { checked: true })} />{priced(name, pricePaise)}</label>
            ))}
          </div>
        </fieldset>
      )}
      {item.modifierGroups.map(group => <Choices group={group} idPrefix={idPrefix} />)}
      <label class="field"><Icon name="pencil" size="small" /><input name="note" maxlength={140} autocomplete="off" aria-label="Note to the kitchen" placeholder="Note to the kitchen" /></label>
      <div class="segments" role="group" aria-label="Course">
        {(['starter', 'main', 'dessert'] as const).map(course => (
          <label><input type="radio" name="course" value={course} {...(item.course === course && { checked: true })} />{`${course.charAt(0).toUpperCase()}${course.slice(1)}`}</label>
        ))}
      </div>
      <div class="add-row"><Stepper value={1} name="quantity" of={item.name} />{children}</div>
    </form>
  )
}

function Choices({ group, idPrefix }: { group: ModifierGroup; idPrefix: string }) {
  const one = group.min === 1 && group.max === 1
  return (
    <fieldset data-group={group.id} data-min={group.min} data-max={group.max}>
      <legend><span><Bilingual en={group.name} hi={hindi(group.names)} /></span><span>{howMany(group)}</span></legend>
      <div class={one ? 'segments' : 'chips wrap'}>
        {group.modifiers.map(({ id, name, pricePaise }) => (
          <label class={one ? undefined : 'chip choice'}>
            <input
              type={one ? 'radio' : 'checkbox'} id={`${idPrefix}-${id}`} name={one ? `modifiers-${group.id}` : 'modifiers'} value={id} data-price={pricePaise}
              {...(one && { required: true })}
            />
            {priced(name, pricePaise)}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
