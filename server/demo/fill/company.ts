import { NOBODY } from '#app/model/people/roles.ts'
import { COMPANY, MATERIAL } from '../company.ts'
import { type Employee, NAMED } from '../people.ts'
import { SQUADS } from '../squads.ts'
import { addressOf, enter, expect, named, type Office } from './office.ts'

/** Sets the company up as its administrator does: the first visit, the settings, the list of people, invitations, pledges, squads. */
export async function fillCompany(office: Office): Promise<void> {
  const { hall, use, people, passwords } = office
  const { name, currency, timeZone, locale, fiscalYearStart, pledgeText, counterPledge, ...more } = COMPANY
  const email = addressOf(office, 'administrator')
  const password = passwords.get(email) ?? ''
  const person = { name: NAMED.administrator.name, email, password, leads: false }
  const code = hall.firstCode.text ?? ''
  const settings = { currency, timeZone, locale, fiscalYearStart }
  const first = expect(await use.company.setUp(NOBODY, { code, company: name, ...settings, ...person, address: email }), 'setting up')
  const administrator = await enter(office, email, first.entry)
  const { version } = expect(await use.company.change(administrator, { version: 1, name, ...settings, ...more, ...MATERIAL }), 'company')
  const pledged = expect(await use.company.changePledge(administrator, { version, text: pledgeText }), 'pledge')
  expect(await use.company.changeCounterPledge(administrator, { version: pledged.version, text: counterPledge }), 'counter-pledge')
  const pledge = { version: 2 }
  expect(await use.account.givePledge(administrator, pledge), 'pledge of the administrator')
  await enter(office, email, first.entry)
  // First those who follow their invitations at once; the others are on the list and have not been invited yet.
  const [entering, others] = [true, false].map(early => people.filter(person => passwords.has(person.email) === early)) as [
    Employee[],
    Employee[],
  ]
  expect(await use.people.importList(administrator, { text: csvOf(entering) }), 'first list of people')
  const { cards } = expect(await use.links.printInvitations(administrator, { whom: 'new' }), 'invitations')
  await Promise.all(
    cards.map(async ({ login, url }) => {
      const token = url.slice(url.lastIndexOf('/') + 1)
      const own = passwords.get(login) ?? ''
      const link = { purpose: 'invitation', token, password: own, pledge: pledge.version } as const
      await enter(office, login, expect(await use.links.useLink(NOBODY, link), `${login} comes in`).entry)
    }),
  )
  expect(await use.people.importList(administrator, { text: csvOf(others) }), 'list of people')
  await signCounterPledges(office)
  const finance = named(office, 'finance')
  for (const { name: squad } of SQUADS) office.squadIds.set(squad, expect(await use.squads.named(finance, { name: squad }), squad).squadId)
}

/** Who could find out, promises not to: the leaders and the administrator. */
async function signCounterPledges(office: Office): Promise<void> {
  for (const role of ['ceo', 'cfo', 'operations', 'administrator'] as const) {
    const version = await companyVersion(office)
    expect(await office.use.company.signCounterPledge(named(office, role), { version }), 'counter-pledge')
  }
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
