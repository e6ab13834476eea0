/** @returns an element of the page by its id @throws Error where the page lacks it */
export function byId<Kind extends Element = HTMLElement>(id: string): Kind {
  const element = document.getElementById(id)
  if (!element) throw new Error(`The page lacks #${id}`)
  return element as Element as Kind
}

let timer: ReturnType<typeof setTimeout> | undefined
const quietMs = 250

/** Tells a screen reader, once the hand rests. */
export function say(text: string): void {
  clearTimeout(timer)
  timer = setTimeout(() => {
    byId('plan-said').textContent = text
  }, quietMs)
}

const svgNamespace = 'http://www.w3.org/2000/svg'

/** @returns an SVG element with attributes */
export function svg<Name extends keyof SVGElementTagNameMap>(name: Name, attributes: Readonly<Record<string, string | number>> = {}): SVGElementTagNameMap[Name] {
  const element = document.createElementNS(svgNamespace, name)
  set(element, attributes)
  return element
}

/** Sets attributes where they differ. */
export function set(element: Element, attributes: Readonly<Record<string, string | number>>): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (element.getAttribute(name) !== String(value)) element.setAttribute(name, String(value))
  }
}

/** @returns a name in the page's language, where there is one */
export function named({ name, names }: { readonly name: string; readonly names?: Readonly<Record<string, string>> | undefined }): string {
  return names?.[document.documentElement.lang] ?? name
}
