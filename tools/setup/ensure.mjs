// Installs the dependencies unless they are there.
import { ensureInstalled } from './install.mjs'

await ensureInstalled()
