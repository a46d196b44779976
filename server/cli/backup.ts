import { BackupError, backup } from '../backup.ts'
import { readConfig } from '../config.ts'

const [target, ...rest] = process.argv.slice(2)
if (!target || rest.length > 0) {
  process.stderr.write('Usage: npm run backup -- FILE.tar.gz\n')
  process.exit(2)
}
try {
  const manifest = await backup(readConfig(), target, new Date())
  const { missing } = manifest
  process.stdout.write(`Wrote ${target}: the database and ${manifest.entries.length - 1} files.\n`)
  if (missing.length > 0) {
    process.stderr.write(
      `${missing.length} files that the database names are not in DATA_DIR/files, and not in this backup: ${missing.join(', ')}.\n` +
        'Look for them in an earlier backup.\n',
    )
    process.exitCode = 1
  }
} catch (error) {
  if (!(error instanceof BackupError)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exit(2)
}
