import { describeJournal } from './journal-contract'
import { createInMemoryJournal } from './memory-journal'

describeJournal('in memory', () => Promise.resolve({ journal: createInMemoryJournal(), close: () => Promise.resolve() }))
