import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { migrate } from 'drizzle-orm/better-sqlite3/migrator'
import { type Connection, Database } from '#db/driver.ts'
import { knownMigrations, migrationsFolder } from '#db/migrate.ts'

// A company's file of an earlier version, with rows in it, as the next version finds it.

/** The last version whose questions had their owner in their own row: its upgrade moves rows from one table to another. */
const OLDEST = 1
const NEWEST = 6
const PEOPLE = 500
const QUESTIONS = 20_000

/** What stood in the file before, in an order of its own, so that it can be compared. */
export interface Before {
  people: unknown[]
  questions: unknown[]
  /** Who owes an answer to which question, and when: columns before, rows of their own after. */
  promises: unknown[]
}

/** Makes a file that only the first so many migrations have been applied to, at random between the oldest and the newest, and fills it. */
export function makeOldFile(path: string): Before {
  const many = OLDEST + Math.floor(Math.random() * (NEWEST - OLDEST + 1))
  const migrations = firstMigrations(many)
  const file = new Database(path)
  try {
    file.pragma('journal_mode = WAL')
    migrate(drizzle(file), { migrationsFolder: migrations })
    file.transaction(() => fill(file))()
    return {
      people: peopleOf(file),
      questions: questionsOf(file),
      promises: file
        .prepare('select id as question, owner_id as owner, due_on as due from questions where owner_id is not null order by id')
        .all(),
    }
  } finally {
    file.close()
    rmSync(migrations, { recursive: true })
  }
}

function firstMigrations(many: number): string {
  const folder = mkdtempSync(join(tmpdir(), 'candor-migrations-'))
  cpSync(migrationsFolder('sqlite'), folder, { recursive: true })
  const path = join(folder, 'meta/_journal.json')
  const journal = JSON.parse(readFileSync(path, 'utf8')) as { entries: unknown[] }
  writeFileSync(path, JSON.stringify({ ...journal, entries: journal.entries.slice(0, many) }))
  return folder
}

function fill(file: Connection): void {
  const person = file.prepare("insert into people (id, name, email, roles, created_at) values (?, ?, ?, '[]', 1)")
  for (let number = 0; number < PEOPLE; number++) person.run(`p${number}`, `Person ${number}`, `p${number}@example.com`)
  file.exec(`insert into reports (id, title, period, status, version, sentences, created_by, created_at, updated_at)
    values ('r', 'First quarter', 'FY2027-Q1', 'draft', 1, '[]', 'p0', 1, 1)`)
  file.exec(`insert into rounds (id, report_id, state, opens_at, closes_at, moderated, min_crowd, asking_tokens, batch, created_by, created_at)
    values ('round', 'r', 'settled', 1, 2, 0, 5, 3, 1, 'p0', 1)`)
  const question = file.prepare(
    `insert into questions (id, round_id, text, batch, token_hash, state, owner_id, due_on, votes) values (?, 'round', ?, 1, ?, 'open', ?, ?, ?)`,
  )
  for (let number = 0; number < QUESTIONS; number++) {
    const [owner, due] = number % 3 === 0 ? [`p${number % PEOPLE}`, '2027-06-30'] : [null, null]
    question.run(`q${number}`, `Why is line ${number} over its budget, and what follows from it?`, `t${number}`, owner, due, number % 7)
  }
}

const peopleOf = (file: Connection): unknown[] => file.prepare('select id, name, email from people order by id').all()
const questionsOf = (file: Connection): unknown[] =>
  file.prepare('select id, text, batch, token_hash, state, votes from questions order by id').all()

/** Whether an upgrade of the file has begun: it is copied first. */
export const upgradeHasBegun = (folder: string): boolean =>
  existsSync(folder) && readdirSync(folder).some(name => name.includes('.before-'))

/** Whether every migration has been applied to the file, and no other. */
export function isCurrent(path: string): boolean {
  const file = new Database(path)
  try {
    const applied = file.prepare('select created_at as at from __drizzle_migrations order by at').all() as { at: number }[]
    return JSON.stringify(applied.map(({ at }) => Number(at))) === JSON.stringify(knownMigrations(migrationsFolder('sqlite')))
  } finally {
    file.close()
  }
}

/** What of the old file is not in the one that was brought up to date, and what is wrong with that; one sentence each. */
export function missingAfter(path: string, before: Before): string[] {
  if (!isCurrent(path)) return ['after an upgrade that was killed, the next start did not bring the schema up to date']
  const file = new Database(path)
  try {
    const check = String(file.pragma('quick_check', { simple: true }))
    const promises = file
      .prepare('select question_id as question, owner_id as owner, due_on as due from promises order by question_id')
      .all()
    const after = { people: peopleOf(file), questions: questionsOf(file), promises }
    const others = (['people', 'questions', 'promises'] as const).filter(
      name => JSON.stringify(after[name]) !== JSON.stringify(before[name]),
    )
    return [
      ...(check === 'ok' ? [] : [`after an upgrade that was killed, quick_check: ${check}`]),
      ...others.map(name => `after an upgrade that was killed, ${name} are others: ${after[name].length} of ${before[name].length}`),
    ]
  } finally {
    file.close()
  }
}
