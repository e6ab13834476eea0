import { useWords } from '../../words/words'
import { Button } from '../kit/atoms'
import { Dialog } from '../kit/dialog'
import { Icon } from '../kit/icon'
import { Said } from '../kit/said'

/** @returns the ways to give a guest the link to a document; the page's script fills it in */
export function ShareDialog() {
  const t = useWords()
  return (
    <Dialog id="share-dialog" title={<Said words="share.title" />}>
      <div class="dialog-form">
        <label class="labelled">
          <span>{t('share.phone')}</span>
          <span class="field"><Icon name="phone" size="small" /><input id="share-phone" type="tel" inputmode="tel" autocomplete="off" maxlength={20} /></span>
        </label>
        <div class="share-ways">
          <Button kind="primary" size="large" href="https://wa.me/" attributes={{ id: 'share-whatsapp', target: '_blank', rel: 'noopener noreferrer' }}>
            {t('share.whatsapp')}
          </Button>
          <Button size="large" href="sms:" attributes={{ id: 'share-sms' }}>{t('share.sms')}</Button>
        </div>
        <label class="labelled">
          <span>{t('share.link')}</span>
          <span class="field"><input id="share-url" readonly spellcheck={false} /></span>
        </label>
        <p class="share-lan" id="share-lan" hidden><Icon name="warning" size="small" />{t('share.lan-only')}</p>
        <p class="muted" id="share-until" />
        <div id="share-errors" aria-live="polite" />
        <div class="share-ways">
          <Button icon="copy" attributes={{ id: 'share-copy' }}>{t('share.copy')}</Button>
          <Button attributes={{ id: 'share-revoke' }}>{t('share.revoke')}</Button>
        </div>
      </div>
    </Dialog>
  )
}
