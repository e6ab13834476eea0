import { make } from '../kit/problem-card'
import { t } from '../kit/words'

/** What of the list can be seen now, in the window's pixels. */
function pane(): { readonly top: number; readonly bottom: number } {
  const list = document.querySelector('.tickets')?.getBoundingClientRect()
  const foot = document.querySelector('.kitchen-foot')?.getBoundingClientRect()
  const bar = document.querySelector('.kitchen-bar')?.getBoundingClientRect()
  return {
    top: Math.max(list?.top ?? 0, bar?.bottom ?? 0),
    // On wide displays the foot stands beside the list.
    bottom: Math.min(list?.bottom ?? innerHeight, innerHeight, foot && list && foot.left < list.right ? foot.top : innerHeight),
  }
}

/** @returns whether enough of the element can be seen to know what it says */
export function isInView(element: Element): boolean {
  const { top, bottom } = element.getBoundingClientRect()
  if (element.closest('.tickets') === null) return bottom > 0 && top < innerHeight
  const { top: from, bottom: to } = pane()
  return Math.min(bottom, to) - Math.max(top, from) >= Math.min(bottom - top, 40)
}

/** Scrolls the list as little as it takes. */
export function toView(element: Element): void {
  element.scrollIntoView({ block: 'nearest' })
}

/** Says what the screen's edge hides: a cancel first, else how many tickets stand below. A tap leads there. */
export function drawBelow(): void {
  const button = document.querySelector<HTMLButtonElement>('#more-below')
  if (!button) return
  const cancel = [...document.querySelectorAll<HTMLElement>('.tickets .cancel')].find(each => !isInView(each))
  const { bottom } = pane()
  const below = [...document.querySelectorAll<HTMLElement>('.tickets > .ticket')].filter(card => card.getBoundingClientRect().top > bottom - 24)
  const target = cancel ?? below[0]
  button.hidden = !target
  button.classList.toggle('is-cancel', cancel !== undefined)
  if (!target) return
  const text = cancel ? t('browser.cancel-of', { name: cancel.dataset['name'] ?? '' }) : t('browser.more-below', { count: below.length })
  if (button.textContent !== text) button.replaceChildren(make('span', '', text))
  button.dataset['clientTo'] = target.id
}

/** Keeps the notice true while the list scrolls, and follows its taps. */
export function startBelow(): void {
  let planned = false
  const plan = (): void => {
    if (planned) return
    planned = true
    requestAnimationFrame(() => {
      planned = false
      drawBelow()
    })
  }
  addEventListener('scroll', plan, { capture: true, passive: true })
  addEventListener('resize', plan)
  document.addEventListener('click', event => {
    const button = event.target instanceof Element ? event.target.closest<HTMLElement>('#more-below') : null
    document.getElementById(button?.dataset['clientTo'] ?? '')?.scrollIntoView({ block: 'start' })
  })
}
