import type { PickedCustomer } from './customer-picker'
import type { Command, Problem } from './outbox'

/** What the client tells the page's own scripts, as events of the document. */
export interface ClientEvents {
  /** A live region was put in place. */
  readonly 'restoflow:region': { readonly key: string; readonly element: HTMLElement }
  /** A live region shows something that is no more. */
  readonly 'restoflow:gone': { readonly key: string; readonly element: HTMLElement }
  /** A command was carried out. */
  readonly 'restoflow:done': { readonly command: Command; readonly reply: unknown; readonly element: Element | null }
  readonly 'restoflow:refused': { readonly command: Command; readonly problem: Problem; readonly element: Element | null }
  /** A command waits for the connection. */
  readonly 'restoflow:waiting': { readonly command: Command; readonly element: Element | null }
  /** A known guest was taken in a `[data-customer-picker]`. */
  readonly 'restoflow:customer': { readonly customer: PickedCustomer; readonly picker: HTMLElement }
  /** The connection is there or not; also after each change of what waits. */
  readonly 'restoflow:connection': { readonly online: boolean; readonly waiting: number }
}

/** Fires an event on the document. */
export function emit<Name extends keyof ClientEvents>(name: Name, detail: ClientEvents[Name]): void {
  document.dispatchEvent(new CustomEvent(name, { detail }))
}

/** Listens to an event of the document. @returns how to stop */
export function on<Name extends keyof ClientEvents>(name: Name, listener: (detail: ClientEvents[Name]) => void): () => void {
  const hear = (event: Event): void => listener((event as CustomEvent<ClientEvents[Name]>).detail)
  document.addEventListener(name, hear)
  return () => document.removeEventListener(name, hear)
}
