/** How well an item fits what was typed: 0 not at all, more is better. */
export function rank(typed: string, text: string, code: string): number {
  const words = typed.toLowerCase().split(/\s+/).filter(word => word !== '')
  if (words.length === 0) return 0
  if (code !== '' && typed.trim().toLowerCase() === code) return 5
  const tokens = text.split(/[\s,()/-]+/)
  if (!words.every(word => text.includes(word))) return 0
  if (text.startsWith(typed.trim().toLowerCase())) return 4
  if (words.every(word => tokens.some(token => token.startsWith(word)))) return 3
  return code.startsWith(words.join('')) ? 2 : 1
}
