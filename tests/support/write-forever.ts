import { openStore } from '#db/index.ts'

// Run as a process of its own, to be killed: prints a line for every write that was acknowledged.
const store = await openStore(process.argv[2] as string)
for (let i = 0; ; i++) {
  await store.transact(async tx => {
    await tx.insert(store.t.squads).values({ id: `w${i}`, name: 'written', createdAt: i })
  })
  process.stdout.write(`${i}\n`)
}
