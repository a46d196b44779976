// Writes the table of variables between its markers in README.md.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { configTable } from '#server/config-table.ts'

const path = join(import.meta.dirname, '../README.md')
const text = readFileSync(path, 'utf8')
writeFileSync(
  path,
  text.replace(/(?<=<!-- variables -->\n)[\s\S]*(?=<!-- \/variables -->)/, () => `${configTable()}\n`),
)
