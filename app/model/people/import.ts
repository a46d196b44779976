import { emailOf, type PersonInput, staffNumberOf } from './person.ts'
import type { Role } from './roles.ts'

/** A row of a list of people, with the line of the file on which it begins (from 1). */
export interface ListRow {
  line: number
  cells: string[]
}

export interface ListFault {
  line: number
  message: string
}

export interface PeopleList {
  people: (PersonInput & { line: number })[]
  faults: ListFault[]
}

type Column = 'name' | 'given' | 'family' | 'email' | 'staffNumber' | 'roles'

/** As people call their columns; compared without spaces, signs and capitals. */
const HEADERS: Record<Column, string[]> = {
  name: ['name', 'fullname', 'displayname', 'employee', 'person', 'vollername'],
  given: ['firstname', 'givenname', 'vorname', 'prenom'],
  family: ['lastname', 'surname', 'familyname', 'nachname', 'nom'],
  email: ['email', 'mail', 'emailaddress', 'workemail', 'emailadresse', 'adresseemail'],
  staffNumber: [
    'staffnumber',
    'staffno',
    'staffid',
    'employeenumber',
    'employeeid',
    'employeeno',
    'personnelnumber',
    'personalnummer',
    'number',
    'id',
    'matricule',
  ],
  roles: ['role', 'roles', 'rolle', 'rollen'],
}

const ROLE_WORDS: Record<string, Role> = {
  administrator: 'administrator',
  admin: 'administrator',
  leader: 'leader',
  preparer: 'preparer',
  moderator: 'moderator',
  employee: 'employee',
}

const bare = (text: string) =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z]/g, '')

function columnsOf(header: readonly string[]): Map<Column, number> {
  const found = new Map<Column, number>()
  for (const [place, text] of header.entries())
    for (const [column, names] of Object.entries(HEADERS) as [Column, string[]][])
      if (!found.has(column) && names.includes(bare(text))) found.set(column, place)
  return found
}

/**
 * Reads a list of people whose first row names the columns: name (or first and last name), e-mail, staff number, roles. Every fault says
 * its line and what to do; rows with a fault are left out of `people`.
 */
export function readPeople(rows: readonly ListRow[]): PeopleList {
  const [header, ...body] = rows.filter(({ cells }) => cells.some(cell => cell.trim() !== ''))
  if (!header)
    return {
      people: [],
      faults: [{ line: 1, message: 'The list is empty. The first line names the columns: name, e-mail, staff number, roles.' }],
    }
  const columns = columnsOf(header.cells)
  const faults: ListFault[] = []
  if (!columns.has('name') && !(columns.has('given') && columns.has('family')))
    faults.push({
      line: header.line,
      message: 'No column is called "name" (or "first name" and "last name"). The first line must name the columns.',
    })
  if (!columns.has('email') && !columns.has('staffNumber'))
    faults.push({ line: header.line, message: 'No column is called "e-mail" or "staff number". One of them is needed to sign in.' })
  if (faults.length) return { people: [], faults }
  const people: PeopleList['people'] = []
  const seen = new Map<string, number>()
  for (const row of body) {
    const read = readPerson(row, columns)
    const logins = [read.person.email, read.person.staffNumber].filter(login => login !== null)
    for (const login of logins) {
      const earlier = seen.get(login)
      if (earlier === undefined) seen.set(login, row.line)
      else read.faults.push(`"${login}" stands on line ${earlier} already. Remove one of the two.`)
    }
    for (const message of read.faults) faults.push({ line: row.line, message })
    if (read.faults.length === 0) people.push({ ...read.person, line: row.line })
  }
  return { people, faults }
}

const quoted = (text: string) => `"${text.slice(0, 60)}${text.length > 60 ? '…' : ''}"`

function readPerson({ cells }: ListRow, columns: Map<Column, number>): { person: PersonInput; faults: string[] } {
  const faults: string[] = []
  const cell = (column: Column) => (cells[columns.get(column) ?? -1] ?? '').trim().replace(/\s+/g, ' ')
  const name = cell('name') || [cell('given'), cell('family')].filter(Boolean).join(' ')
  if (!name) faults.push('The name is missing.')
  else if (name.length > 120) faults.push('The name is longer than 120 characters.')
  const typed = { email: cell('email'), staffNumber: cell('staffNumber'), roles: cell('roles') }
  const email = typed.email ? emailOf(typed.email) : null
  if (typed.email && !email) faults.push(`${quoted(typed.email)} is no e-mail address.`)
  const staffNumber = typed.staffNumber ? staffNumberOf(typed.staffNumber) : null
  if (typed.staffNumber && !staffNumber) faults.push(`${quoted(typed.staffNumber)} is no staff number: at most 40 characters, no @.`)
  if (!typed.email && !typed.staffNumber) faults.push('Neither e-mail address nor staff number: one of them is needed to sign in.')
  const roles: Role[] = []
  for (const word of typed.roles
    .split(/[,;/+&]|\band\b/i)
    .map(text => text.trim())
    .filter(Boolean)) {
    const role = ROLE_WORDS[bare(word)]
    if (role) roles.push(role)
    else faults.push(`There is no role ${quoted(word)}. Roles are administrator, leader, preparer, moderator, employee.`)
  }
  return { person: { name, email, staffNumber, roles }, faults }
}
