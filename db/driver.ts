import { createRequire } from 'node:module'
import type Sqlite from 'better-sqlite3'

const require = createRequire(import.meta.url)

/**
 * better-sqlite3 for the Node that runs: release 13 carries prebuilt binaries but crashes on Node 20; release 12 works there and
 * aborts on the newest Node. Both are installed, one is loaded (docs/decisions/0003-two-sqlite-drivers.md).
 */
export const Database: typeof Sqlite = require(
  Number(process.versions.node.split('.')[0]) >= 22 ? 'better-sqlite3' : 'better-sqlite3-node20',
)
export type Connection = Sqlite.Database
