import type { PropsWithChildren } from 'hono/jsx'
import { formatMoney, type MenuViewItem, type MenuViewOption, type MenuViewPart, type ModifierGroup } from '@restoflow/core'
import { localName, useWords } from '../../words/words'
import type { Attributes } from './attributes'
import { Badge, Stepper } from './atoms'
import { DietMark, Icon } from './icon'
import { Name, SecondName } from './said'

/** @returns whether a tap adds the item at once: nothing has to be chosen */
export function addsAtOnce(item: MenuViewItem): boolean {
  return item.variants.length === 0 && item.modifierGroups.every(({ min }) => min === 0) && (item.combo?.parts ?? []).every(fixed)
}

/** One option that asks for nothing: there is nothing to choose. */
const fixed = ({ options }: MenuViewPart): boolean => options.length === 1 && options.every(({ modifierGroups }) => modifierGroups.every(({ min }) => min === 0))

/** @returns one row of the menu; a sold-out item stays visible, struck, and takes no tap */
export function MenuItemRow({ item, expanded, attributes }: { item: MenuViewItem; expanded?: boolean; attributes?: Attributes }) {
  const t = useWords()
  return (
    <button
      type="button" class="menu-item" data-item={item.id} disabled={!item.available}
      {...(!addsAtOnce(item) && { 'aria-expanded': String(expanded === true) })} {...attributes}
    >
      <DietMark diet={item.diet} />
      <span>
        <span class="name clamp">{localName(item)}{item.code !== undefined && <span class="code">{item.code}</span>}</span>
        <SecondName of={item} block />
        <span class="left">{item.available && item.left !== undefined ? t('floor.items-left', { left: item.left }) : ''}</span>
      </span>
      <span class="price num">{item.variants.length > 0 && <small>{t('pad.price-from')} </small>}{formatMoney(item.pricePaise, { paise: 'never' })}</span>
      <span class="sold-out"><Badge>{item.reason === 'not-now' ? t('floor.not-now') : t('common.sold-out')}</Badge></span>
    </button>
  )
}

const howMany = ({ min, max }: ModifierGroup): string =>
  {
  const t = useWords()
  return min === max ? t('pad.choose', { count: min }) : min === 0 ? t('pad.choose-up-to', { max }) : t('pad.choose-range', { min, max })
}

const priced = (name: string, pricePaise: number): string => (pricePaise === 0 ? name : `${name} ${formatMoney(pricePaise, { paise: 'never' })}`)

/**
 * @returns the form that opens in place under an item, for any of them: inputs `variantId` and `modifiers` (ids) of what the page's script
 * puts into `[data-slot]`, `note`, `course`, `quantity`; the add button comes as a child
 */
export function ItemOptions({ attributes, children }: PropsWithChildren<{ attributes?: Attributes }>) {
  const t = useWords()
  return (
    <form class="item-options" {...attributes}>
      <div class="choices" data-slot />
      <label class="field">
        <Icon name="pencil" size="small" />
        <input name="note" maxlength={140} autocomplete="off" aria-label={t('pad.note')} placeholder={t('pad.note')} />
      </label>
      <div class="segments" role="radiogroup" aria-label={t('pad.course')}>
        {(['starter', 'main', 'dessert', 'drink'] as const).map(course => (
          <label><input type="radio" name="course" value={course} />{t(`course.${course}`)}</label>
        ))}
      </div>
      <div class="option-covers" data-covers-slot hidden>
        <span class="legend">{t('pad.for-whom')}</span>
        <div class="segments wrap" role="radiogroup" aria-label={t('pad.for-whom')} />
      </div>
      <label class="field weight" hidden>
        <input name="weight" inputmode="decimal" autocomplete="off" aria-label={t('pad.quantity')} placeholder={t('pad.quantity-example')} disabled />
      </label>
      <div id="option-errors" />
      <div class="add-row"><Stepper value={1} name="quantity" of={t('pad.piece')} />{children}</div>
    </form>
  )
}

/** @returns the choice of a portion: one must be taken, the last one is proposed */
export function VariantChoice({ variants }: Pick<MenuViewItem, 'variants'>) {
  const t = useWords()
  return (
    <fieldset data-group="variant" data-min="1" data-max="1">
      <legend><span>{t('pad.portion')}</span><span>{t('pad.choose', { count: 1 })}</span></legend>
      <div class="segments">
        {variants.map(({ id, pricePaise, ...variant }, index) => (
          <label>
            <input type="radio" name="variantId" value={id} data-price={pricePaise} {...(index === variants.length - 1 && { checked: true })} />
            {priced(capital(localName(variant)), pricePaise)}
          </label>
        ))}
      </div>
    </fieldset>
  )
}

/** @returns the choices of a combo: one for each part that offers several, and what a chosen item itself asks for */
export function ComboChoices({ parts }: { parts: readonly MenuViewPart[] }) {
  return <>{parts.map(part => <ComboPartChoice part={part} />)}</>
}

const optionValue = ({ itemId, variantId = '' }: MenuViewOption): string => `${itemId} ${variantId}`
const optionText = (option: MenuViewOption): string => (option.quantity === 1 ? localName(option) : `${option.quantity} × ${localName(option)}`)

function ComboPartChoice({ part }: { part: MenuViewPart }) {
  const t = useWords()
  const { id, options } = part
  return (
    <div data-combo-part={id}>
      {options.length > 1 && (
        <fieldset data-group={`part-${id}`} data-min="1" data-max="1" data-name={localName(part)}>
          <legend><span><Name of={part} /></span><span data-how-many>{t('pad.choose', { count: 1 })}</span></legend>
          <div class="chips wrap">
            {options.map(option => (
              <label class="chip choice">
                <input
                  type="radio" name={`part-${id}`} value={optionValue(option)} data-option={option.itemId} data-price={option.extraPaise ?? 0}
                  disabled={!option.available}
                />
                {priced(optionText(option), option.extraPaise ?? 0)}
              </label>
            ))}
          </div>
        </fieldset>
      )}
      {options.length === 1 && options.map(option => (
        <p class="combo-fixed"><input type="hidden" data-only value={optionValue(option)} />{optionText(option)}</p>
      ))}
      {options.filter(({ modifierGroups }) => modifierGroups.length > 0).map(option => (
        <div data-part-option={optionValue(option)} hidden={options.length > 1}>
          {option.modifierGroups.map(group => <ModifierChoices group={group} within={`${id}-${option.itemId}-`} />)}
        </div>
      ))}
    </div>
  )
}

/** @returns the choices of one group; `data-min` and `data-max` are held by the page's script */
export function ModifierChoices({ group, within = '' }: { group: ModifierGroup; within?: string }) {
  const one = group.min === 1 && group.max === 1
  return (
    <fieldset data-group={group.id} data-min={group.min} data-max={group.max} data-name={localName(group)}>
      <legend><span><Name of={group} /></span><span data-how-many>{howMany(group)}</span></legend>
      <div class={one ? 'segments' : 'chips wrap'}>
        {group.modifiers.map(({ id, pricePaise, ...modifier }) => (
          <label class={one ? undefined : 'chip choice'}>
            <input type={one ? 'radio' : 'checkbox'} name={one ? `modifiers-${within}${group.id}` : 'modifiers'} value={id} data-modifier data-price={pricePaise} />
            {priced(localName(modifier), pricePaise)}
          </label>
        ))}
      </div>
    </fieldset>
  )
}

const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`
