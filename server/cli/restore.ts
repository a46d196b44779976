import { BackupError, restore } from '../backup.ts'
import { readConfig } from '../config.ts'

const words = process.argv.slice(2)
const replace = words.includes('--replace')
const [source, ...rest] = words.filter(word => word !== '--replace')
if (!source || rest.length > 0) {
  process.stderr.write('Usage: npm run restore -- FILE.tar.gz [--replace]\n')
  process.exit(2)
}
try {
  const { manifest, aside } = await restore(readConfig(), source, replace, new Date())
  process.stdout.write(`Restored the backup of ${manifest.madeAt}: the database and ${manifest.entries.length - 1} files.\n`)
  const { missing } = manifest
  if (missing.length > 0) process.stderr.write(`${missing.length} files were missing already when it was made: ${missing.join(', ')}.\n`)
  if (aside) process.stdout.write(`What was there before is in ${aside}.\n`)
} catch (error) {
  if (!(error instanceof BackupError)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exit(2)
}
