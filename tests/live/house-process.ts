import { openMeetingHouse } from '../support/meetings.ts'

// A house in a process of its own, for tests that kill it. Says `ready` on its standard output.
const [folder, port] = process.argv.slice(2)
if (!folder || !port) throw new Error('usage: house-process FOLDER PORT')
const house = await openMeetingHouse({ folder, port: Number(port) })
process.once('SIGTERM', () => void house.close().then(() => process.exit(0)))
process.stdout.write('ready\n')
