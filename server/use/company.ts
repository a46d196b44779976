import type { CompanySettings, SetUp } from '#app/model/people/forms.ts'
import { mayChangeCompany, maySetUp, maySignCounterPledge } from '#app/model/people/may.ts'
import { passwordFault } from '#app/model/people/person.ts'
import { FIRST_COUNTER_PLEDGE, FIRST_PLEDGE, FIRST_WRONGDOING_CHANNEL } from '#app/model/people/pledge.ts'
import type { Actor } from '#app/model/people/roles.ts'
import type { Materiality } from '#app/model/report/materiality.ts'
import { COMPANY_ID, type CompanyRow, companyRow, insertCompany, updateCompany } from '#db/queries/company.ts'
import { insertPeople, personById } from '#db/queries/people.ts'
import type { Tx } from '#db/types.ts'
import { hashNewPassword, setPassword } from '../people/credentials.ts'
import { record } from '../people/records.ts'
import { networkOf } from '../people/address.ts'
import { hashToken } from '../people/token.ts'
import { conflict, done, fail, FORBIDDEN, type Hall, NOT_FOUND, type Outcome } from './hall.ts'
import type { Entry } from './sessions.ts'

const ACCENT = '#1f5f8b'

/** The first visit: makes the company and its first administrator, who is signed in. Only with the code that the server printed. */
export async function setUp(
  hall: Hall,
  actor: Actor,
  { code, address, ...input }: SetUp & { address: string },
): Promise<Outcome<{ entry: Entry; personId: string }>> {
  if (await companyRow(hall.store)) return NOT_FOUND
  const wait = hall.throttle.take(['setup', networkOf(address)])
  if (wait > 0)
    return fail({ kind: 'invalid', fields: { code: `Too many tries. Wait ${Math.ceil(wait / 1_000)} seconds, then try again.` } })
  if (!maySetUp(false, hall.firstCode.fits(code))) {
    const weak = passwordFault(input.password)
    const wrong = 'This is not the code that the server printed when it started. Copy it from there.'
    return fail({ kind: 'invalid', fields: { code: wrong, ...(weak && { password: weak }) } })
  }
  const person = { name: input.name, email: input.email, staffNumber: null }
  const made = await hashNewPassword(hall, input.password, person)
  if ('fault' in made) return fail({ kind: 'invalid', fields: { password: made.fault } })
  const id = hall.ids.next()
  const entry = await hall.store.transact(async tx => {
    if (await companyRow(tx)) return null
    await insertCompany(tx, firstCompany(hall, input))
    await insertPeople(tx, [
      {
        ...person,
        id,
        passwordHash: null,
        deviceKey: null,
        roles: input.leads ? ['administrator', 'leader'] : ['administrator'],
        pledgedVersion: null,
        createdAt: hall.clock.now(),
        disabledAt: null,
      },
    ])
    await record(hall, tx, actor, 'set up company', id)
    return setPassword(hall, tx, id, made.hash)
  })
  if (!entry) return NOT_FOUND
  hall.firstCode.spend()
  return done({ entry, personId: id })
}

const firstCompany = (hall: Hall, { company, currency, timeZone, locale, fiscalYearStart }: Omit<SetUp, 'code'>): CompanyRow => ({
  id: COMPANY_ID,
  version: 1,
  name: company,
  accent: ACCENT,
  currency,
  timeZone,
  locale,
  fiscalYearStart,
  negatives: 'parentheses',
  adverseFirst: false,
  pledgeText: FIRST_PLEDGE,
  pledgeVersion: 1,
  counterPledge: FIRST_COUNTER_PLEDGE,
  counterPledgeSigners: [],
  wrongdoingChannel: FIRST_WRONGDOING_CHANNEL,
  mailDomains: [],
  joinTokenHash: null,
  materiality: null,
  employeesMayExport: null,
  createdAt: hall.clock.now(),
})

type Change = Parameters<typeof updateCompany>[2]

/** One change of the company by an administrator who saw `version`. */
async function changed(
  hall: Hall,
  actor: Actor,
  verb: string,
  version: number,
  change: (row: CompanyRow, tx: Tx) => Promise<Change> | Change,
): Promise<Outcome<{ version: number }>> {
  const outcome = await hall.store.transact(async (tx): Promise<Outcome<{ version: number }>> => {
    const row = await companyRow(tx)
    if (!row) return NOT_FOUND
    if (row.version !== version) return fail({ kind: 'stale', version: row.version })
    const now = await updateCompany(tx, version, await change(row, tx))
    if (!now) return fail({ kind: 'stale', version: row.version + 1 })
    await record(hall, tx, actor, verb, 'company')
    return done({ version: now.version })
  })
  if (outcome.ok) hall.publish({ kind: 'company changed' })
  return outcome
}

/** Name, colour, figures, channel for wrongdoing, mail domains. */
export async function change(
  hall: Hall,
  actor: Actor,
  { version, materialityPercent, materialityAmount, ...plain }: CompanySettings & { version: number },
): Promise<Outcome<{ version: number }>> {
  if (!mayChangeCompany(actor)) return FORBIDDEN
  return changed(hall, actor, 'changed company', version, () => ({ ...plain, ...materialityOf(materialityPercent, materialityAmount) }))
}

/** Both left empty: no variance wants an explanation. One left empty does not limit. Not in the form: as it was. */
function materialityOf(percent: string | null | undefined, amount: string | null | undefined): { materiality?: Materiality | null } {
  if (percent === undefined && amount === undefined) return {}
  if ((percent ?? null) === null && (amount ?? null) === null) return { materiality: null }
  return { materiality: { percent: percent ?? '0', amount: amount ?? '0' } }
}

/** A new text of the pledge is a new version: everybody is asked again before anything confidential is shown. The same text changes nothing. */
export async function changePledge(
  hall: Hall,
  actor: Actor,
  { version, text }: { version: number; text: string },
): Promise<Outcome<{ version: number }>> {
  if (!mayChangeCompany(actor)) return FORBIDDEN
  return changed(hall, actor, 'changed pledge', version, row =>
    row.pledgeText === text ? {} : { pledgeText: text, pledgeVersion: row.pledgeVersion + 1 },
  )
}

/** A new text of the counter-pledge takes the signatures away: they stood under another one. */
export async function changeCounterPledge(
  hall: Hall,
  actor: Actor,
  { version, text }: { version: number; text: string },
): Promise<Outcome<{ version: number }>> {
  if (!mayChangeCompany(actor)) return FORBIDDEN
  return changed(hall, actor, 'changed counter-pledge', version, row =>
    row.counterPledge === text ? {} : { counterPledge: text, counterPledgeSigners: [] },
  )
}

/** A leader or administrator puts their own name under the counter-pledge that they read (`version`). Nobody signs for another. */
export async function signCounterPledge(hall: Hall, actor: Actor, { version }: { version: number }): Promise<Outcome<{ version: number }>> {
  if (!maySignCounterPledge(actor)) return FORBIDDEN
  return changed(hall, actor, 'signed counter-pledge', version, async (row, tx) => {
    const name = (await personById(tx, actor.personId))?.name
    return name === undefined ? {} : { counterPledgeSigners: [...new Set([...row.counterPledgeSigners, name])] }
  })
}

/** Makes a join link for the mail domains; an older one stops working. It is shown once: the database has its hash. */
export async function openJoin(
  hall: Hall,
  actor: Actor,
  { version }: { version: number },
): Promise<Outcome<{ version: number; url: string }>> {
  if (!mayChangeCompany(actor)) return FORBIDDEN
  if ((await companyRow(hall.store))?.mailDomains.length === 0)
    return conflict('Enter the mail domains of the company first: the link is for them only.')
  const token = hall.ids.token()
  const outcome = await changed(hall, actor, 'opened joining by link', version, () => ({ joinTokenHash: hashToken(token) }))
  return outcome.ok ? done({ version: outcome.version, url: `${hall.config.publicUrl}/join/${token}` }) : outcome
}

export async function closeJoin(hall: Hall, actor: Actor, { version }: { version: number }): Promise<Outcome<{ version: number }>> {
  if (!mayChangeCompany(actor)) return FORBIDDEN
  return changed(hall, actor, 'closed joining by link', version, () => ({ joinTokenHash: null }))
}

/** Whether a join link works at this time. */
export async function joinStands(hall: Hall, actor: Actor): Promise<boolean> {
  return mayChangeCompany(actor) && ((await companyRow(hall.store))?.joinTokenHash ?? null) !== null
}
