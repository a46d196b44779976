// Writes new migrations for both databases from db/schema.ts. drizzle-kit does not know WITHOUT ROWID, which keeps SQLite from storing
// the order in which anonymous rows arrived: it is added here to the tables that need it, so that nobody has to remember.
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'

const ANONYMOUS = ['questions', 'votes', 'verdicts', 'clarifications', 'grants', 'poll_answers']
const name = process.argv[2] ? ['--name', process.argv[2]] : []
for (const dialect of ['sqlite', 'postgres'])
  execFileSync('npx', ['drizzle-kit', 'generate', '--config', `db/drizzle.${dialect}.config.ts`, ...name], { stdio: 'inherit' })

const folder = 'db/migrations/sqlite'
for (const file of readdirSync(folder).filter(file => file.endsWith('.sql'))) {
  const before = readFileSync(`${folder}/${file}`, 'utf8')
  const after = before.replace(/(CREATE TABLE `(?:__new_)?(\w+)` \([^;]*?\n\))(;)/g, (whole, table, name, end) =>
    ANONYMOUS.includes(name) ? `${table} WITHOUT ROWID${end}` : whole,
  )
  if (after !== before) writeFileSync(`${folder}/${file}`, after)
}
