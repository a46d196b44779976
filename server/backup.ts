import { createHash } from 'node:crypto'
import { createReadStream, existsSync } from 'node:fs'
import { cp, mkdir, mkdtemp, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { create, extract } from 'tar'
import { z } from 'zod'
import { Database } from '#db/driver.ts'
import { knownMigrations, migrationsFolder } from '#db/migrate.ts'

// A backup is one .tar.gz: manifest.json (what is in it, with SHA-256), candor.db (a consistent copy, without sessions), files/ (uploads and
// pictures).

const manifestSchema = z.object({
  candor: z.literal(1),
  madeAt: z.iso.datetime(),
  /** drizzle's mark of the newest migration that was applied. */
  migration: z.number(),
  /** Files that the database names and that were not on the disk: the backup holds everything but them. */
  missing: z.array(z.string()).default([]),
  entries: z.array(z.object({ path: z.string().regex(/^(candor\.db|files\/[\w.-]+)$/), size: z.number(), sha256: z.string() })),
})
export type Manifest = z.infer<typeof manifestSchema>

/** Why a backup or restore did not happen; the message says what to do, and nothing was changed. */
export class BackupError extends Error {
  override name = 'BackupError'
}

export interface Place {
  databaseUrl: string
  dataDir: string
}

const databasePath = ({ databaseUrl }: Place): string => {
  if (!databaseUrl.startsWith('file:'))
    throw new BackupError('The database is PostgreSQL: back it up with pg_dump, and copy the folder "files" of DATA_DIR after it.')
  return databaseUrl.slice('file:'.length)
}

/**
 * Writes a backup of database and files to `target`, consistent while the server runs: the database as it stands at one moment, then the
 * files that this copy names. Files that should be there and are not are listed in `missing`.
 * @throws BackupError when there is nothing to back up, or `target` exists already
 */
export async function backup(place: Place, target: string, now: Date): Promise<Manifest> {
  const source = databasePath(place)
  if (!existsSync(source)) throw new BackupError(`There is no database at ${source}. Start Candor once, or set DATA_DIR.`)
  if (existsSync(target)) throw new BackupError(`${target} exists already. Choose another name.`)
  await mkdir(dirname(resolve(target)), { recursive: true })
  const work = await mkdtemp(join(dirname(resolve(target)), '.candor-backup-'))
  try {
    const copy = join(work, 'candor.db')
    const connection = new Database(source, { readonly: true })
    // One read of one moment. SQLite's copy in steps begins again at every commit of the server, and votes come every 50 ms.
    connection.prepare('vacuum into ?').run(copy)
    endSessions(copy)
    const { copied: names, missing } = await copyFiles(copy, connection, join(place.dataDir, 'files'), join(work, 'files'))
    connection.close()
    const paths = ['candor.db', ...names.map(name => `files/${name}`)]
    const entries = await Promise.all(
      paths.map(async path => ({ path, size: (await stat(join(work, path))).size, sha256: await sha256(join(work, path)) })),
    )
    const manifest: Manifest = { candor: 1, madeAt: now.toISOString(), migration: newestMigration(copy), missing, entries }
    await writeFile(join(work, 'manifest.json'), JSON.stringify(manifest, null, 2))
    const partial = join(work, 'backup.tar.gz')
    await create({ gzip: true, file: partial, cwd: work, portable: true }, ['manifest.json', ...paths])
    await rename(partial, target)
    return manifest
  } finally {
    await rm(work, { recursive: true, force: true })
  }
}

/** A session that was ended meanwhile must not come back to life with the backup, and nobody needs to know from it who was there when. */
function endSessions(copy: string): void {
  const connection = new Database(copy)
  connection.pragma('secure_delete = 1')
  connection.exec('delete from sessions')
  connection.close()
}

/** Copies the files that the copied database names. One that was removed for good since is left out, as it should be. */
async function copyFiles(
  copy: string,
  live: InstanceType<typeof Database>,
  from: string,
  to: string,
): Promise<{ copied: string[]; missing: string[] }> {
  const kept = new Database(copy, { readonly: true })
  const ids = (kept.prepare('select id from files where removed_at is null order by id').all() as { id: string }[]).map(row => row.id)
  kept.close()
  const isStillNamed = live.prepare('select 1 from files where id = ? and removed_at is null')
  await mkdir(to, { recursive: true })
  const copied: string[] = []
  const missing: string[] = []
  for (const id of ids) {
    try {
      await cp(join(from, id), join(to, id))
      copied.push(id)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
      if (isStillNamed.get(id)) missing.push(id)
    }
  }
  return { copied, missing }
}

function newestMigration(path: string): number {
  const connection = new Database(path, { readonly: true })
  const row = connection.prepare('select max(created_at) as at from __drizzle_migrations').get() as { at: number }
  connection.close()
  return Number(row.at)
}

async function sha256(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer)
  return hash.digest('hex')
}

/**
 * Puts a backup in the place of what is there. The old data is moved aside, never deleted.
 * @param replace whether existing data may be moved aside
 * @returns where the old data went, or null when there was none
 * @throws BackupError for a damaged, foreign or newer backup, when data exists and `replace` is false, or while a server uses it
 */
export async function restore(
  place: Place,
  source: string,
  replace: boolean,
  now: Date,
): Promise<{ manifest: Manifest; aside: string | null }> {
  const target = databasePath(place)
  const inside = resolve(target) === resolve(place.dataDir, basename(target))
  if (!inside) throw new BackupError('DATABASE_URL lies outside of DATA_DIR. Restore with both in one folder, then move the database.')
  if (!existsSync(source)) throw new BackupError(`There is no file ${source}.`)
  const occupied = existsSync(target)
  if (occupied && !replace)
    throw new BackupError(
      `There is data in ${place.dataDir} already. To put the backup in its place, add --replace: the old data is moved aside, not deleted.`,
    )
  if (occupied) refuseWhileInUse(target)
  const work = `${resolve(place.dataDir)}.restoring`
  await rm(work, { recursive: true, force: true })
  await mkdir(work, { recursive: true })
  try {
    const manifest = await unpack(source, work)
    if (basename(target) !== 'candor.db') await rename(join(work, 'candor.db'), join(work, basename(target)))
    await rm(join(work, 'manifest.json'))
    const aside = existsSync(place.dataDir)
      ? `${resolve(place.dataDir)}.before-restore-${now.toISOString().replaceAll(/[:.]/g, '-')}`
      : null
    if (aside) await rename(place.dataDir, aside)
    await rename(work, place.dataDir)
    return { manifest, aside }
  } catch (error) {
    await rm(work, { recursive: true, force: true })
    throw error
  }
}

async function unpack(source: string, into: string): Promise<Manifest> {
  try {
    // Only plain files of the expected names: an archive from elsewhere must not write outside of its folder.
    await extract({
      file: source,
      cwd: into,
      strict: true,
      filter: (path, entry) => 'type' in entry && entry.type === 'File' && /^(manifest\.json|candor\.db|files\/[\w.-]+)$/.test(path),
    })
  } catch (error) {
    throw new BackupError(`${source} cannot be unpacked (${(error as Error).message}). Is it whole?`, { cause: error })
  }
  const text = await readFile(join(into, 'manifest.json'), 'utf8').catch(() => '{}')
  const manifest = manifestSchema.safeParse(JSON.parse(text))
  if (!manifest.success) throw new BackupError(`${source} is not a backup of Candor.`)
  for (const entry of manifest.data.entries) {
    const found = await sha256(join(into, entry.path)).catch(() => 'missing')
    if (found !== entry.sha256)
      throw new BackupError(`${source} is damaged: ${entry.path} is not as it was when the backup was made. Use another backup.`)
  }
  const newest = knownMigrations(migrationsFolder('sqlite')).at(-1) ?? 0
  if (manifest.data.migration > newest) throw new BackupError(`${source} was made by a newer Candor. Install that version first.`)
  return manifest.data
}

/** Leaving the WAL needs to be alone on the file, so it tells whether a server has it open. */
function refuseWhileInUse(path: string) {
  const connection = new Database(path, { timeout: 0 })
  try {
    connection.pragma('journal_mode = DELETE')
  } catch (error) {
    throw new BackupError('Candor is running on this data. Stop it first.', { cause: error })
  } finally {
    connection.close()
  }
}
