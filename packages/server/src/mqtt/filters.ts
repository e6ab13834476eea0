const filterBytesMax = 256

/** @returns whether the text is a topic filter that MQTT 3.1.1 allows (section 4.7), and not longer than any of ours */
export function isFilter(filter: string): boolean {
  if (filter === '' || filter.length > filterBytesMax || filter.includes('\0')) return false
  const levels = filter.split('/')
  return levels.every((level, index) =>
    level === '+' || (level === '#' && index === levels.length - 1) || (!level.includes('+') && !level.includes('#')))
}

/** @returns whether a subscription to `filter` receives what is published on `topic` */
export function matches(filter: string, topic: string): boolean {
  // a filter that begins with a wildcard never sees the broker's own topics (section 4.7.2)
  if (topic.startsWith('$') && /^[+#]/.test(filter)) return false
  const wanted = filter.split('/')
  const levels = topic.split('/')
  for (const [index, level] of wanted.entries()) {
    if (level === '#') return true
    if (levels[index] === undefined || (level !== '+' && level !== levels[index])) return false
  }
  return wanted.length === levels.length
}

/**
 * @returns whether everything that `filter` could ever receive lies within `grant`: a wildcard of the filter must stand
 * below one of the grant that reaches at least as far
 */
export function covers(grant: string, filter: string): boolean {
  if (!isFilter(filter)) return false
  const granted = grant.split('/')
  const wanted = filter.split('/')
  for (const [index, level] of granted.entries()) {
    if (level === '#') return true
    const asked = wanted[index]
    if (asked === undefined || asked === '#') return false
    if (level !== '+' && level !== asked) return false
  }
  return granted.length === wanted.length
}
