/** A broker as the relay sees it: the embedded one, or an external one. */
export interface Publisher {
  /**
   * @param payload JSON text; the empty text clears a retained topic
   * @returns once the broker has taken it; it then reaches subscribers at least once
   */
  publish(topic: string, payload: string, options: { readonly retain: boolean; readonly qos: 0 | 1 }): Promise<void>
  /** @returns the retained payloads that the broker holds within a filter, by topic */
  retained(filter: string): Promise<ReadonlyMap<string, string>>
  /** @returns false only when nobody, connected or expected back, would get any message whose topic begins so */
  wants(prefix: string): boolean
  /** Calls `listener` whenever the broker can be reached again: what it holds may be old by then. @returns how to stop */
  onConnect(listener: () => void): () => void
}
