/** @returns one row of a Markdown table; a bar inside a cell is escaped. */
export const tableRow = (cells: readonly string[]): string => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
