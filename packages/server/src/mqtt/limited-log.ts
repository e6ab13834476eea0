const linesPerMinute = 12

/** @returns `log`, at most twelve lines a minute: a device that keeps trying with a wrong password fills no disk. The rest is counted. */
export function limitedLog(log: (line: string) => void, nowMs: () => number = () => performance.now()): (line: string) => void {
  let minute = Number.NEGATIVE_INFINITY
  let written = 0
  let leftOut = 0
  return line => {
    if (nowMs() - minute >= 60_000) {
      if (leftOut > 0) log(`MQTT: ${leftOut} more lines like the last ones were left out`)
      minute = nowMs()
      written = 0
      leftOut = 0
    }
    if (written < linesPerMinute) log(line)
    else leftOut += 1
    written += 1
  }
}
