import { Hono, type Context } from 'hono'
import type { JSX } from 'hono/jsx/jsx-runtime'
import { holds, isId, RestoflowError, type MenuState, type OutletState } from '@restoflow/core'
import { z } from 'zod'
import { readBody } from '../../http/body'
import { readPhoto } from '../../http/photos'
import { problemResponse } from '../../http/problem'
import { photoUrl } from '../../photos/photo-store'
import type { AppEnv, Runtime, SignedIn } from '../../runtime'
import type { Regions } from '../regions'
import { ConflictView } from './conflict-view'
import { editorOf } from './definitions'
import { differencesOf } from './differences'
import { requireEditor } from './editor-right'
import { importRoutes } from './import-routes'
import { ItemList, type ListProps } from './item-list'
import { MenuPage } from './menu-page'
import { CategoryList, GroupList, TaxList } from './other-lists'
import { priceRoutes } from './price-routes'
import { menuClock } from './state-view'
import { definitionKinds, definitionsOf, type DefinitionKind } from './types'

const kindPattern = `:kind{(?:${definitionKinds.join('|')})}`
const conflictSchema = z.strictObject({ read: z.record(z.string(), z.unknown()), mine: z.record(z.string(), z.unknown()) })

/**
 * The menu: `/menu` and `/menu/{kind}` list, `/menu/{kind}/{id}` opens an editor beside the list; with `?part=list` or
 * `?part=editor` they answer that part alone. `/menu/{kind}/{id}/conflict` shows both sides of a stale edit, `/menu/photos` takes
 * a photo, `/menu/prices` changes many prices, `/menu/import` takes files.
 */
export function menuRoutes(runtime: Runtime, regions: Regions): Hono<AppEnv> {
  const routes = new Hono<AppEnv>()
  const { house } = runtime
  routes.onError(error => (error instanceof RestoflowError ? problemResponse(error) : Promise.reject(error)))

  function listOf(kind: DefinitionKind, rights: ListProps['rights']): JSX.Element {
    const [menu, clock] = [house.state<MenuState>('menu'), menuClock(house, runtime.now())]
    switch (kind) {
      case 'items': return <ItemList menu={menu} outlet={house.state<OutletState>('outlet')} clock={clock} rights={rights} />
      case 'categories': return <CategoryList menu={menu} />
      case 'modifier-groups': return <GroupList menu={menu} />
      case 'tax-classes': return <TaxList menu={menu} clock={clock} />
      default: return kind satisfies never
    }
  }

  function page(c: Context<AppEnv>, kind: DefinitionKind, id: string | null): Response | Promise<Response> {
    const { signedIn } = c.var
    if (!signedIn) return c.redirect('/')
    const { part, category, from } = c.req.query()
    const rights = rightsOf(signedIn)
    if (part === 'list') return c.html(listOf(kind, rights))
    // who may not change the menu sees its dishes, and nothing to change
    const shown = rights.edit ? kind : 'items'
    const editor = id === null || !rights.edit ? null : editorOf(house, kind, id, { category, from })
    if (part === 'editor') return c.html(editor ?? <></>)
    return c.html(
      <MenuPage
        runtime={runtime} signedIn={signedIn} menu={house.state<MenuState>('menu')} kind={shown} rights={rights} list={listOf(shown, rights)}
        editor={editor} isOpen={editor !== null} states={regions.html('menu-states')}
      />,
    )
  }

  routes.get('/menu', c => page(c, 'items', null))
  routes.get(`/menu/${kindPattern}`, c => page(c, kindOf(c), null))
  routes.get(`/menu/${kindPattern}/:id`, c => page(c, kindOf(c), c.req.param('id')))

  routes.post(`/menu/${kindPattern}/:id/conflict`, async c => {
    const kind = kindOf(c)
    const id = c.req.param('id')
    requireEditor(c, runtime)
    const { read, mine } = await readBody(c.req.raw, conflictSchema)
    const list = definitionsOf(house.state<MenuState>('menu'), kind)
    const found = isId(id) && Object.hasOwn(list, id) ? list[id] : undefined
    if (!found) return c.html(<ConflictView theirs={null} revision={0} differences={[]} />)
    const { revision, ...theirs } = found
    return c.html(<ConflictView theirs={theirs} revision={revision} differences={differencesOf(house, kind, read, mine, { ...theirs })} />)
  })

  routes.post('/menu/photos', async c => {
    requireEditor(c, runtime)
    const id = await runtime.photos.put(await readPhoto(c.req.raw))
    return c.json({ id, url: photoUrl(id, 'large'), thumbUrl: photoUrl(id, 'thumb') }, 200, { 'cache-control': 'no-store' })
  })

  routes.route('/', priceRoutes(runtime))
  routes.route('/', importRoutes(runtime))
  return routes
}

function kindOf(c: Context): DefinitionKind {
  return definitionKinds.find(kind => kind === c.req.param('kind')) ?? 'items'
}

function rightsOf({ principal }: SignedIn): ListProps['rights'] {
  return { edit: holds(principal, 'menu.edit'), eightySix: holds(principal, 'menu.eighty-six') }
}
