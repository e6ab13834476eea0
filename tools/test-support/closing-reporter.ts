import { DefaultReporter } from 'vitest/node'
import type { SerializedError, TestModule, TestRunEndReason } from 'vitest/node'

/**
 * Vitest's own report, closed by one plain line: `N passed, N failed, N skipped`.
 * A file that could not be loaded and an error outside every test each count as one failure.
 */
export default class ClosingReporter extends DefaultReporter {
  override onTestRunEnd(
    modules: readonly TestModule[], unhandledErrors: readonly SerializedError[], reason: TestRunEndReason,
  ): void {
    super.onTestRunEnd(modules, unhandledErrors, reason)
    const counts = { passed: 0, failed: unhandledErrors.length, skipped: 0, pending: 0 }
    for (const testModule of modules) {
      counts.failed += testModule.errors().length
      for (const suite of testModule.children.allSuites()) counts.failed += suite.errors().length
      for (const test of testModule.children.allTests()) counts[test.result().state] += 1
    }
    for (const line of omissions()) console.log(line)
    console.log(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped + counts.pending} skipped`)
  }
}

/** The lines that `tools/test.mjs` asks for: one for each suite that this machine cannot run. */
function omissions(): string[] {
  return (process.env['RESTOFLOW_OMISSIONS'] ?? '').split('\n').filter((line) => line !== '')
}
