/** @returns where a file of `src/public`, or a page's script, is served */
export function assetUrl(path: string): string {
  return `/assets/${path}`
}
