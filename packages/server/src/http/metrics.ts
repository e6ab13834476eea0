import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'

/** What Prometheus reads: how the process does, and what the restaurant asks of it. */
export interface Metrics {
  /** Counts one answered command; `code` is `ok` or that of the problem. */
  command(command: string, code: string, seconds: number): void
  /** Adds a figure that is looked up whenever somebody asks. */
  gauge(name: string, help: string, read: () => number): void
  /** @returns everything in Prometheus' text format, and its media type */
  text(): Promise<{ readonly type: string; readonly body: string }>
}

/** From half a millisecond to a second: what a tap may take. */
const buckets = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1]

/** @returns metrics in a registry of their own, so that several servers in one process do not mix theirs */
export function createMetrics(): Metrics {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry })
  const commands = new Counter({ name: 'restoflow_commands_total', help: 'Answered commands', labelNames: ['command', 'code'], registers })
  const seconds = new Histogram({ name: 'restoflow_command_seconds', help: 'From a request to its durable reply', buckets, registers })
  // labels are looked up once: it costs more than the counting
  const counters = new Map<string, ReturnType<typeof commands.labels>>()
  return {
    command: (command, code, took) => {
      const key = `${command} ${code}`
      let counter = counters.get(key)
      if (!counter) counters.set(key, (counter = commands.labels(command, code)))
      counter.inc()
      seconds.observe(took)
    },
    gauge: (name, help, read) => {
      new Gauge({ name, help, registers, collect() { this.set(read()) } })
    },
    text: async () => ({ type: registry.contentType, body: await registry.metrics() }),
  }
}
