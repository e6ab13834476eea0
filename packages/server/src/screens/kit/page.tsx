import type { PropsWithChildren } from 'hono/jsx'
import { raw } from 'hono/html'
import { browserWords, useLanguage, useWords } from '../../words/words'
import { assetUrl } from '../../http/asset-url'
import { classes, type Attributes } from './attributes'

export interface PageProps {
  /** What the tab says, before the product's name: `Floor`. */
  readonly title: string
  /** Forces a theme: the kitchen is dark, paper is light; else the device decides. */
  readonly theme?: 'light' | 'dark'
  /** The screen's own sheets in `public/css`, without `.css`; tokens, base and shell come first. */
  readonly css?: readonly string[]
  /** Scripts in `src/client`, without `.js`; deferred. */
  readonly scripts?: readonly string[]
  readonly bodyClass?: string
  readonly attributes?: Attributes
}

/** @returns the whole document: nothing inline, so that `style-src 'self'; script-src 'self'` holds */
export function Page({ title, theme, css = [], scripts = [], bodyClass, attributes, children }: PropsWithChildren<PageProps>) {
  const t = useWords()
  const language = useLanguage()
  return (
    <>
      {raw('<!doctype html>')}
      <html lang={language} {...(theme && { 'data-theme': theme })}>
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
          <meta name="color-scheme" content={theme ?? 'light dark'} />
          <meta name="theme-color" media="(prefers-color-scheme: light)" content={theme === 'dark' ? '#1a1a21' : '#ffffff'} />
          <meta name="theme-color" media="(prefers-color-scheme: dark)" content={theme === 'light' ? '#ffffff' : '#1a1a21'} />
          <title>{`${title} · RestoFlow`}</title>
          <link rel="icon" href={assetUrl('favicon.svg')} type="image/svg+xml" />
          <link rel="manifest" href={assetUrl('manifest.webmanifest')} />
          {['tokens', 'base', 'shell', ...css].map(name => <link rel="stylesheet" href={assetUrl(`css/${name}.css`)} />)}
          {scripts.length > 0 && <script type="application/json" id="words">{raw(browserWords(language))}</script>}
          {scripts.map(name => <script src={assetUrl(`${name}.js`)} defer />)}
        </head>
        <body class={classes(bodyClass)} {...attributes}>
          <a class="skip-link" href="#main">{t('bar.skip')}</a>
          {children}
          <div class="toasts" id="toasts" role="status" aria-live="polite" />
        </body>
      </html>
    </>
  )
}
