import { useWords } from '../../words/words'

/** Notes in use in India, in paise; coins are one sum. */
const notes = [50_000, 20_000, 10_000, 5_000, 2_000, 1_000] as const

/** @returns fields for the notes and coins in a drawer, and what they come to; the page's script adds them up and sends them */
export function CountPad({ label }: { label: string }) {
  const t = useWords()
  return (
    <fieldset class="count-pad" data-count-pad>
      <legend>{label}</legend>
      {notes.map(value => (
        <label>
          <span class="num">{`₹${value / 100} ×`}</span>
          <span class="field"><input class="num" data-note={String(value)} inputmode="numeric" maxlength={6} placeholder="0" /></span>
        </label>
      ))}
      <label>
        <span>{t('day.coins')}</span>
        <span class="field"><span aria-hidden="true">₹</span><input class="num" data-coins inputmode="decimal" maxlength={9} placeholder="0" /></span>
      </label>
      <p class="count-sum"><span>{t('common.total')}</span><output class="num" data-count-sum aria-live="polite">₹0.00</output></p>
    </fieldset>
  )
}
