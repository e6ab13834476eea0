/** Closes every open `<details data-folds>` by a tap elsewhere and by Escape, as a menu does. */
export function startFolds(): void {
  const open = (): readonly HTMLDetailsElement[] => [...document.querySelectorAll<HTMLDetailsElement>('details[data-folds][open]')]
  document.addEventListener('click', event => {
    for (const fold of open()) if (!(event.target instanceof Node && fold.contains(event.target))) fold.open = false
  })
  document.addEventListener('keydown', event => {
    if (event.key !== 'Escape') return
    for (const fold of open()) {
      fold.open = false
      fold.querySelector('summary')?.focus()
    }
  })
}
