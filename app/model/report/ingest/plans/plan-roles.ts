import { isBlank } from '../cells/grid.ts'
import { rememberedBy } from '../cells/remember.ts'
import type { List } from '../sheets/list.ts'
import { holdsDays, holdsMore, holdsTimes, inPercent, inWords, isSparse, isTree, mayBeDays, namesNoTask, repeats } from './plan-columns.ts'
import { calls, nameOf, namesOver } from './plan-names.ts'
import { areOfPeople } from './plan-people.ts'
import { BLOCKS, DAY_OR_SHARE, NUMBERED_LINK, ORDER, ROLES } from './plan-words.ts'

export type Role = keyof typeof ROLES

const SIGNS =
  /^(?:priority|sprint|epic(?: (?:link|name))?|issue type|type|story points|category|duration|milestone|swarm #|components?|labels?|iteration|release)$/i
const MONEY =
  /\b(?:amount|debits?|credits?|balance|price|cost|revenue|budget|total(?! (?:float|slack|duration|work|hours|effort|points|days|counts?|items)))\b/i

const SUBTASK = /^sub-?(?:task|activit(?:y|ie)|item)s?$/i

/** `Baseline`, `Forecast`, `Actual` over the days of a milestone: the first of these is the one that is expected. */
const EXPECTED = [/^(?:forecast|current|expected|prognose)$/i, /^(?:planned|plan|target|soll)$/i, /^(?:baseline|original)$/i]

/**
 * Days that a name says are planned. Where they stand in lines in which the plain one stands in none (`Completion date` beside `Due date`), that one
 * says what has happened.
 */
const PLANNED =
  /plan|schedul|target|due|deadline|expect|estimat|anticipat|forecast|soll|f(?:ä|ae)llig|termin|prév|échéance|límite|limite|previst|vencim|prazo|scadenza|verval|hedef|son tarih|予定|計画|期限|期日|納期|締切/i

const MILESTONE = /milestone|meilenstein|deliverable|jalon|hito|livrable|entreg[áa]|mijlpa|kamie(?:ń|nie) milow|マイルストーン/i

/** What says when, where no column names a start or an end. */
const WHEN =
  /^(?:(?:target|delivery|release|planned) )?(?:quarter|half(?:-year)?|month|time ?frame|when|period|quartal|monat|trimestre|mois|p[ée]riode|mes|per[íi]odo|mês|mese|periodo|kwartaal|maand|kwartał|miesiąc|çeyrek|ay|時期)$/i

/**
 * Whether the names over a table are those of a plan: something to do, when, and who, how far or after what. Rows of dates under such names
 * look like headers themselves, so this is asked first. `isDrawn`: a calendar stands beside them.
 */
export function headsPlan(labels: readonly string[], isDrawn = false): boolean {
  const names = namesOver(labels)
  const has = (role: Role): boolean => names.some(name => hasRole(name, role))
  // Asked of every row at the top of every sheet, and most name nothing to do.
  if (!has('what') || areOfPeople(names) || areOfOrders(names)) return false
  const others = (['ref', 'squad', 'status', 'progress', 'dependsOn', 'parent', 'level'] as const).filter(has).length
  // A roadmap names quarters; of milestones it may be said what was planned and what is forecast.
  const isWhen = names.some(name => WHEN.test(name))
  const isExpected = names.some(name => MILESTONE.test(name)) && names.some(name => EXPECTED.some(wanted => wanted.test(name)))
  if ((isWhen || isExpected) && (has('squad') || has('status') || has('progress'))) return labels.length >= 3
  return (
    (has('span') || (has('from') && has('to')) || ((has('from') || has('to')) && others >= 1)) &&
    others + labels.length >= (isDrawn ? 3 : 4)
  )
}

/** How many of what, or what it costs. */
const HOW_MANY =
  /\b(?:qty|quantit(?:y|ies)|units?|pieces|pcs|output|produced|volumes?|sales|profit|discount|customers?|menge|stückzahl|stück|kunden?|quantité|cantidad|clientes?|quantidade|quantità|ilość)\b|数量/i

/** Orders with how many of what is made: volumes, or what was sold. Without, and from one day to another, they are tasks. */
const areOfOrders = (names: readonly string[]): boolean =>
  names.some(name => ORDER.test(name)) &&
  !names.some(name => hasRole(name, 'what') && !ORDER.test(name)) &&
  (names.some(name => HOW_MANY.test(name)) || !(['from', 'to'] as const).every(role => names.some(name => hasRole(name, role))))

/** What tells by its name that a column has a role, in order of preference. */
const namesOf = (role: Role): ((name: string) => boolean)[] => {
  const known = ROLES[role].map(pattern => (name: string) => calls(pattern, name))
  return role === 'what' ? [...known.slice(0, -1), isCompound, ...known.slice(-1)] : known
}

/** The places among these at which a column is called so. Names of columns come again on every sheet. */
const ranksOf = rememberedBy((name: string, role: Role): readonly number[] =>
  namesOf(role).flatMap((isCalled, rank) => (isCalled(name) ? [rank] : [])),
)
const hasRole = (name: string, role: Role): boolean => ranksOf(name, role).length > 0

const GROUPS = /^(?:phase|stage|step|epic|category|process|prozess|étape|fase)s?$/i

const GROUP = /^(?:phase|stage|work ?stream|section|group|bucket|module|area|bereich|abschnitt|gruppe|teilprojekt|lot)$/i

/** Whether a column's name says that it holds the groups of tasks. */
export const isGroup = (label: string): boolean => GROUP.test(label.trim())

/** `Story/Task`, `Phase and name`: several names of what is to do, or of its group. */
function isCompound(name: string): boolean {
  const parts = name.split(/ ?(?:[/,&|]|(?<!\p{L})(?:and|or|und|oder|et|ou|y|o)(?!\p{L})) ?/u).filter(part => part !== '')
  return parts.length > 1 && parts.every(part => GROUPS.test(part) || ROLES.what.some(pattern => calls(pattern, part)))
}

/** Names from this place on are of what an item may be a part of, too: a milestone, a feature. */
const WEAK = 3

/** Whether what stands in a column is what its name says. */
function suits(list: List, role: Role, at: number, rank: number): boolean {
  if (role === 'what') {
    // Of tasks and subtasks beside each other neither stands in every line.
    const isNested = list.columns.some(({ label }) => SUBTASK.test(nameOf(label)))
    return (isNested || !isSparse(list, at)) && (rank < WEAK || !repeats(list, at))
  }
  if (role === 'ref') return !repeats(list, at)
  if (role === 'from' || role === 'to') return mayBeDays(list, at)
  return role !== 'progress' || !(holdsTimes(list, at) || inWords(list, at))
}

/** Whether a column of a plan is called so. */
export const isNamed = (label: string): boolean => {
  const name = nameOf(label)
  return (Object.keys(ROLES) as Role[]).some(role => hasRole(name, role))
}

/** Whether a column is called what names tasks. */
export const isTask = (label: string): boolean => hasRole(nameOf(label), 'what')

/** The same without days: something to do, and two of who, how far and what state. Beside times over columns they are of figures. */
export function headsTasks(labels: readonly string[]): boolean {
  const names = namesOver(labels)
  const has = (role: Role): boolean => names.some(name => hasRole(name, role))
  return labels.length >= 4 && has('what') && (['squad', 'status', 'progress'] as const).filter(has).length >= 2
}

export interface PlanRoles {
  /** Index in the list's columns of the one that has the role. */
  of: Map<Role, number>
  /** Where a name may stand: in one column, or the further down in the structure, the further to the right. */
  whats: number[]
  /** Every column of ids: dependencies and parents may name any of them. */
  ids: number[]
  /** What an epic is called, and where it says that it is one; −1 where there is none. */
  epicName: number
  type: number
  /** Jira repeats a column for every link: all of one name count. */
  dependsOn: number[]
  /** Columns that say what waits for the item. */
  blocks: number[]
}

/** Whether a column names other items: the commas of `4,6` are a list's. */
export const namesLinks = (label: string): boolean => {
  const name = nameOf(label)
  return BLOCKS.test(name) || hasRole(name, 'dependsOn')
}

/** Which column is what. Of several that could be, the first of the best name that holds something; else the first. */
export function planRoles(list: List): PlanRoles {
  const names = namesOver(list.columns.map(({ label }) => label))
  const filled = list.columns.map(({ index }) => list.rows.some(row => !isBlank(list.grid.rows[row]?.[index])))
  const isShare = names.map((name, at) => DAY_OR_SHARE.test(name) && filled[at] && !holdsTimes(list, at))
  const of = new Map<Role, number>()
  const taken = new Set<number>()
  for (const role of Object.keys(ROLES) as Role[]) {
    const ranked = names
      .flatMap((name, at) =>
        hasRole(name, role) && !taken.has(at) && (role !== 'what' || !namesNoTask(list, at, name)) && (role !== 'to' || !isShare[at])
          ? ranksOf(name, role).map(rank => ({ at, rank }))
          : [],
      )
      .sort((a, b) => a.rank - b.rank)
    const chosen =
      ranked.find(({ at, rank }) => filled[at] && suits(list, role, at, rank)) ?? ranked.find(({ at }) => filled[at]) ?? ranked[0]
    if (chosen === undefined) continue
    const planned =
      (role === 'from' || role === 'to') &&
      ranked.find(({ at, rank }) => PLANNED.test(names[at] ?? '') && suits(list, role, at, rank) && holdsMore(list, at, chosen.at))
    of.set(role, (planned || chosen).at)
    taken.add((planned || chosen).at)
  }
  // Of `N°` and `Réf.` those with dots say what is a part of what; so do numbers left of the tasks, whatever stands over them.
  const ids = names.flatMap((name, at) => (hasRole(name, 'ref') ? [at] : []))
  const ref = of.get('ref')
  if (ref === undefined || !isTree(list, ref)) {
    const left = names.flatMap((_, at) => (at < (of.get('what') ?? 0) && !taken.has(at) ? [at] : []))
    const tree = [...ids, ...left].find(at => !repeats(list, at) && isTree(list, at))
    if (tree !== undefined) of.set('ref', tree)
    if (tree !== undefined && !ids.includes(tree)) ids.push(tree)
  }
  // Jira puts the lead of the project into every line: nobody's task.
  const lead = names.findIndex((name, at) => /^project (?:owner|lead|manager)$/i.test(name) && filled[at])
  if (!of.has('squad') && lead >= 0) of.set('squad', lead)
  const project = of.has('what') || !(of.has('from') || of.has('to')) ? undefined : projectColumn(list, names)
  if (project !== undefined) of.set('what', project)
  const whats = whatColumns(list, names, of)
  if (whats[0] !== undefined) of.set('what', whats[0])
  // A milestone has one day.
  const day = names.findIndex((name, at) => /^(?:date|datum|fecha|data|tarih|日付)$/i.test(name) && filled[at])
  const isDated = (['from', 'to', 'span'] as const).some(role => of.has(role))
  const expected = EXPECTED.flatMap(wanted => names.flatMap((name, at) => (wanted.test(name) && holdsDays(list, at) ? [at] : [])))
  const [one] = day >= 0 ? [day] : expected
  if (!isDated && one !== undefined && MILESTONE.test(names[of.get('what') ?? -1] ?? '')) of.set('to', one)
  // A roadmap names quarters: `Quarter | Milestone | Status`.
  const when = names.findIndex((name, at) => WHEN.test(name) && filled[at])
  if (!isDated && !of.has('to') && when >= 0 && of.has('what') && (of.has('status') || of.has('squad') || of.has('progress')))
    of.set('span', when)
  // `City`, `State`, `Zip`: the state of an address.
  const status = of.get('status')
  if (
    status !== undefined &&
    /^state$/i.test(names[status] ?? '') &&
    names.some(name => /^(?:city|town|zip(?: ?code)?|postal ?code|country|county|address)$/i.test(name))
  )
    of.delete('status')
  // A status in percent says how far it is.
  if (status !== undefined && of.has('status') && !of.has('progress') && inPercent(list, status)) {
    of.delete('status')
    of.set('progress', status)
  }
  // `Completed` over days: when it was done.
  const days = of.get('progress')
  if (days !== undefined && holdsDays(list, days)) {
    of.delete('progress')
    if (!of.has('to') && !of.has('span')) of.set('to', days)
  }
  // Progress in words is a status, also beside one in percent.
  const isFree = (at: number): boolean => filled[at] === true && (of.get('progress') === at || !taken.has(at))
  const worded = names.findIndex((name, at) => isFree(at) && hasRole(name, 'progress') && inWords(list, at))
  if (worded >= 0 && !of.has('status')) {
    if (of.get('progress') === worded) of.delete('progress')
    of.set('status', worded)
  }
  const waits = of.get('dependsOn')
  return {
    of,
    whats,
    ids,
    epicName: names.findIndex(name => /^epic name$/i.test(name)),
    type: names.findIndex(name => /^(?:issue )?type$/i.test(name)),
    dependsOn:
      waits === undefined
        ? names.flatMap((name, at) => (NUMBERED_LINK.test(name) ? [at] : []))
        : names.flatMap((name, at) => (name === names[waits] ? [at] : [])),
    blocks: names.flatMap((name, at) => (BLOCKS.test(name) ? [at] : [])),
  }
}

/** Where nothing is called a task, a list of projects or key results with their days is a plan of these: each has a name of its own. */
function projectColumn(list: List, names: readonly string[]): number | undefined {
  const [at] = PROJECTS.flatMap(pattern => names.flatMap((name, place) => (pattern.test(name) ? [place] : [])))
  const cells = list.rows.map(row => list.grid.rows[row]?.[list.columns[at ?? -1]?.index ?? -1])
  const texts = cells.flatMap(cell => (cell?.kind === 'text' && !isBlank(cell) ? [cell.value.trim()] : []))
  return texts.length === cells.length && new Set(texts).size === texts.length ? at : undefined
}

const PROJECTS = [
  /^(?:key results?|schlüsselergebnis(?:se)?)$/i,
  /^(?:(?:capital |capex )?projects?(?: name| title)?|work ?streams?|objectives?|investitionen|projekte?(?:name)?|vorhaben|ziele?|projets?|objectifs?|proyectos?|objetivos?|projetos?|progetti?|progetto|obiettiv[oi]|projecten|doelen|projekty|cele|proje(?:ler)?(?: adı)?|hedef(?:ler)?|プロジェクト名?)$/i,
]

/**
 * `Title 1`, `Title 2`, `Title 3`; or `Subtask` and the columns without a name right of the tasks, where those hold nothing; or a first column of texts that
 * nobody named, before a start and an end, or a day and a state.
 */
function whatColumns(list: List, names: readonly string[], of: ReadonlyMap<Role, number>): number[] {
  const what = of.get('what')
  const numbered = names.flatMap((name, at) =>
    /^(?:title|level|task|name|wbs|wbs level|ebene|stufe|titel|niveau) ?[1-9]$/i.test(name) ? [at] : [],
  )
  const rising = numbered.every((at, place) => at === (numbered[0] ?? 0) + place && names[at]?.endsWith(String(place + 1)))
  if (what === undefined && numbered.length >= 2 && rising) return numbered
  const cells = list.rows.map(row => list.grid.rows[row]?.[list.columns[0]?.index ?? -1]).filter(cell => !isBlank(cell))
  const isTold = of.has('to') && (of.has('status') || of.has('squad') || of.has('progress'))
  const isTasks = names[0] === '' && cells.length > 0 && cells.every(cell => cell?.kind === 'text')
  const first = what ?? (isTasks && (isTold || (of.has('from') && of.has('to'))) ? 0 : undefined)
  if (first === undefined) return []
  const textAt = (row: number, at: number): boolean => list.grid.rows[row]?.[list.columns[at]?.index ?? -1]?.kind === 'text'
  const whats = [first]
  for (let at = first + 1; names[at] === '' || SUBTASK.test(names[at] ?? ''); at++) {
    const filled = list.rows.filter(row => !isBlank(list.grid.rows[row]?.[list.columns[at]?.index ?? -1]))
    if (filled.length === 0 || !filled.every(row => textAt(row, at) && !whats.some(before => textAt(row, before)))) break
    whats.push(at)
  }
  return whats
}

/** What says no more than where an item belongs. */
const PLACES: readonly Role[] = ['what', 'ref', 'parent', 'epic', 'level']

/** Tasks rather than records: something to do, and at least two signs of a plan. Beside amounts it takes what only a plan has. */
export function isPlan(list: List): boolean {
  const { of } = planRoles(list)
  if (!of.has('what')) return false
  const names = namesOver(list.columns.map(({ label }) => label))
  if (areOfPeople(names) || areOfOrders(names)) return false
  // An order goes from one place to another, too.
  const days = (['from', 'to'] as const).map(role => of.get(role) ?? -1)
  if (ORDER.test(names[of.get('what') ?? -1] ?? '') && !days.every(at => holdsDays(list, at))) return false
  // What comes before a task, by its id, makes a plan of it.
  if (of.has('dependsOn') && of.has('ref')) return true
  const roles = [...of.keys()].filter(role => role !== 'what' && role !== 'ref').length
  if (names.some(name => MONEY.test(name))) {
    const dated = of.has('from') && of.has('to')
    return dated && (['status', 'progress', 'dependsOn', 'parent', 'level'] as const).some(role => of.has(role))
  }
  const placed = [...of.keys()].every(role => PLACES.includes(role))
  // Quantities of parts, each in the part that it goes into.
  if (placed && names.some(name => /^(?:qty|quantity|menge|quantité|cantidad|uom|unit of measure)$/i.test(name))) return false
  return roles + names.filter(name => SIGNS.test(name)).length >= 2
}
