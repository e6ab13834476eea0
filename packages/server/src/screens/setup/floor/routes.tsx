import { Hono } from 'hono'
import type { AppEnv, Runtime } from '../../../runtime'
import { useWords } from '../../../words/words'
import { Icon } from '../../kit/icon'
import type { Regions } from '../../regions'
import { SettingsPage } from '../settings-page'
import { FloorEditor } from './editor'

/** `/settings/floor`: the editor of the floor plan. */
export function floorEditorRoutes(runtime: Runtime, regions: Regions): Hono<AppEnv> {
  const routes = new Hono<AppEnv>()
  routes.get('/settings/floor', c => {
    const { signedIn } = c.var
    if (!signedIn) return c.redirect('/')
    const t = useWords()
    return c.html(
      <SettingsPage runtime={runtime} signedIn={signedIn} title={t('floor-plan.title')} active="floor" css={['floor-editor']} script="floor-editor" wide>
        <FloorEditor />
        {regions.html('floor-plan')}
        <template id="icon-lock"><Icon name="lock" size="small" /></template>
        <template id="icon-bin"><Icon name="bin" size="small" /></template>
      </SettingsPage>,
    )
  })
  return routes
}
