import { NOBODY } from '#app/model/people/roles.ts'
import { COMPANY } from '../company.ts'
import { type Employee, NAMED } from '../people.ts'
import { SQUADS } from '../squads.ts'
import { addressOf, as, expect, type Office, signIn } from './office.ts'

/** Sets the company up as its administrator does: the first visit, the settings, the list of people, invitations, pledges, squads. */
export async function fillCompany(office: Office): Promise<void> {
  const { hall, use, people, passwords } = office
  const { name, currency, timeZone, locale, fiscalYearStart, pledgeText, counterPledge, ...more } = COMPANY
  const email = addressOf(office, 'administrator')
  const password = passwords.get(email) ?? ''
  const person = { name: NAMED.administrator.name, email, password, leads: false }
  const code = hall.firstCode.text ?? ''
  const settings = { currency, timeZone, locale, fiscalYearStart }
  expect(await use.company.setUp(NOBODY, { code, company: name, ...settings, ...person, address: 'first visit' }), 'setting up')
  const administrator = await signIn(office, email)
  const { version } = expect(await use.company.change(administrator, { version: 1, name, ...settings, ...more }), 'company')
  const pledged = expect(await use.company.changePledge(administrator, { version, text: pledgeText }), 'pledge')
  expect(await use.company.changeCounterPledge(administrator, { version: pledged.version, text: counterPledge }), 'counter-pledge')
  expect(await use.people.importList(administrator, { text: csvOf(people) }), 'list of people')
  const { people: listed } = expect(await use.people.list(administrator), 'people')

  // Letters to everybody who is invited; the named and the simulated ones follow their links at once, the others have not got round to it.
  const pledge = { version: 2 }
  expect(await use.account.givePledge(administrator, pledge), 'pledge of the administrator')
  const entering = people.filter(({ email: address }) => passwords.has(address) && address !== email)
  const ids = listed.filter(one => entering.some(({ email: address }) => address === one.email)).map(({ id }) => id)
  const { cards } = expect(await use.links.printInvitations(administrator, { personIds: ids }), 'invitations')
  await Promise.all(
    cards.map(async ({ login, url }) => {
      const token = url.slice(url.lastIndexOf('/') + 1)
      const own = passwords.get(login) ?? ''
      expect(await use.links.useLink(NOBODY, { purpose: 'invitation', token, password: own, pledge: pledge.version }), `${login} enters`)
    }),
  )
  await use.sessions.signOut(administrator)
  await signCounterPledges(office)
  await as(office, 'finance', async finance => {
    for (const { name: squad } of SQUADS)
      office.squadIds.set(squad, expect(await use.squads.named(finance, { name: squad }), squad).squadId)
  })
}

/** Who could find out, promises not to: the leaders and the administrator. */
async function signCounterPledges(office: Office): Promise<void> {
  for (const role of ['ceo', 'cfo', 'operations', 'administrator'] as const)
    await as(office, role, async leader => {
      const version = await companyVersion(office)
      expect(await office.use.company.signCounterPledge(leader, { version }), 'counter-pledge')
    })
}

async function companyVersion({ hall }: Office): Promise<number> {
  const [row] = await hall.store.select({ version: hall.store.t.company.version }).from(hall.store.t.company)
  return row?.version ?? 1
}

/** The list as a personnel system exports it. */
function csvOf(people: Employee[]): string {
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
  const lines = people.map(({ name, email, staffNumber, roles }) => [name, email, staffNumber, roles.join(' and ')].map(quoted).join(','))
  return ['Name,E-mail,Staff number,Roles', ...lines].join('\r\n')
}
