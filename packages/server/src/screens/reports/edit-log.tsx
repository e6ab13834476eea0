import { useWords } from '../../words/words'
import { Downloads } from './parts'
import type { ReportSection } from './section'

/** Every change of the month, as a file: the audit trail that the law asks for. */
export const editLogSection: ReportSection = {
  id: 'edit-log', word: 'reports.edit-log', scope: 'month',
  view: seen => <EditLogView><Downloads seen={seen} name="edit-log" /></EditLogView>,
}

function EditLogView({ children }: { children?: unknown }) {
  const t = useWords()
  return (
    <>
      <p class="muted">{t('reports.edit-log-about')}</p>
      {children}
    </>
  )
}
