// The two things that browsers and Node offer alike and that ES2022 alone does not name.
declare const crypto: { getRandomValues<T extends Uint8Array>(array: T): T }
declare function queueMicrotask(callback: () => void): void
declare class TextEncoder {
  encode(text: string): Uint8Array
}
