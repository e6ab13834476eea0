/** @returns the staff id of the person whose page this is, or an empty text on pages of nobody */
export function staffId(): string {
  return document.body.dataset['as'] ?? ''
}

/** @returns whether the person of this page holds one of the roles */
export function hasRole(...roles: readonly string[]): boolean {
  const held = (document.body.dataset['roles'] ?? '').split(' ')
  return roles.some(role => held.includes(role))
}

/** @returns the address with `?as=` of this page's person, for addresses of this server's pages */
export function withAs(href: string): string {
  const url = new URL(href, location.href)
  const id = staffId()
  if (id === '' || url.origin !== location.origin || url.searchParams.has('as')) return href
  url.searchParams.set('as', id)
  return `${url.pathname}${url.search}${url.hash}`
}

/** Links keep to the person: several may be signed in on one browser, each in a tab of their own. */
export function startAs(): void {
  const keep = (event: Event): void => {
    const link = event.target instanceof Element ? event.target.closest('a[href]') : null
    const href = link?.getAttribute('href')
    if (!link || !href || href.startsWith('#') || link.hasAttribute('download')) return
    link.setAttribute('href', withAs(href))
  }
  // The middle button opens another tab without a click.
  for (const type of ['click', 'auxclick'] as const) document.addEventListener(type, keep, { capture: true })
}
