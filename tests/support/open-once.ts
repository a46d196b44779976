import { openStore } from '#db/index.ts'

// Run as a process of its own, beside others on the same file: opens the store, and ends with 0 when that went well.
await (await openStore(process.argv[2] as string)).close()
