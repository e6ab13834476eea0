import { staffId } from '../kit/as'
import { showProblem, toast } from '../kit/problem-card'
import { problemOf } from '../kit/send'
import { t } from '../kit/words'

/**
 * Fetches a part of a page, or posts JSON for one.
 * @param place where a problem is shown; among the messages at the bottom when absent
 * @returns its text, null when it did not come: then that was said
 */
export async function fetchPart(url: string, body?: unknown, place: Element | null = null): Promise<string | null> {
  try {
    const headers = { 'RestoFlow-As': staffId(), 'HX-Request': 'true', ...(body !== undefined && { 'content-type': 'application/json' }) }
    const response = await fetch(url, { headers, ...(body !== undefined && { method: 'POST', body: JSON.stringify(body) }) })
    const redirect = response.headers.get('hx-redirect')
    if (redirect !== null) location.assign(redirect)
    const text = await response.text()
    if (response.ok) return text
    showProblem(problemOf(response.status, parsed(text)), place, undefined)
  } catch {
    toast(t('browser.menu-no-connection'))
  }
  return null
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return null
  }
}
