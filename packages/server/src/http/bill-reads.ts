import type { ReadLine } from './reads'

export const billReads: readonly ReadLine[] = []
