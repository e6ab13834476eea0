/** Where a command's words go. */
export interface Output {
  /** With `--json`: one object, and nothing else on standard output. */
  readonly json: boolean
  /** Says what came of the command: the object, or the lines for a person. */
  result(value: Readonly<Record<string, unknown>>, lines: readonly string[]): void
  /** A notice beside the result. */
  notice(line: string): void
  failure(line: string): void
}

/** @returns an output on this process's streams */
export function createOutput(json: boolean): Output {
  return {
    json,
    result: (value, lines) => void process.stdout.write(json ? `${JSON.stringify(value)}\n` : lines.map(line => `${line}\n`).join('')),
    notice: line => void process.stderr.write(`${line}\n`),
    failure: line => void process.stderr.write(`${line}\n`),
  }
}
