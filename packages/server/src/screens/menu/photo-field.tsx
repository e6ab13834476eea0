import { photoUrl } from '../../photos/photo-store'
import { useWords } from '../../words/words'
import { Button } from '../kit/atoms'
import { Icon } from '../kit/icon'

/** @returns the dish's photo, and how to choose or take one: it is sent at once and belongs to the dish when that is saved */
export function PhotoField({ photo, name }: { photo: string | undefined; name: string }) {
  const t = useWords()
  return (
    <div class="photo-field" data-photo-field>
      <input type="hidden" data-field="photo" value={photo ?? ''} />
      <span class="photo-frame">
        <img src={photo === undefined ? undefined : photoUrl(photo, 'thumb')} alt={name} width="112" height="112" hidden={photo === undefined} />
        <span class="photo-none" hidden={photo !== undefined}><Icon name="cloche" size="large" /></span>
      </span>
      <span class="photo-actions">
        <span class="labelled"><span>{t('menu.photo')}</span></span>
        <label class="button photo-choose">
          <span class="while-idle">{t('menu.photo-choose')}</span><span class="while-busy">{t('menu.photo-sending')}</span>
          <input type="file" class="visually-hidden" data-photo-file accept="image/jpeg,image/png,image/webp" />
        </label>
        <Button kind="quiet" icon="bin" attributes={{ 'data-photo-remove': true, hidden: photo === undefined }}>{t('menu.photo-remove')}</Button>
        <small class="hint">{t('menu.photo-hint')}</small>
      </span>
      <div class="photo-errors" data-photo-errors />
    </div>
  )
}
