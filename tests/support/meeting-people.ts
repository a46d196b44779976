import type { PersonActor, Role } from '#app/model/people/roles.ts'
import { cookiesOf } from '#server/http/session.ts'
import { beginSession } from '#server/people/session.ts'
import type { Hall } from '#server/use/hall.ts'

// The people of every meeting house, who are the same in each.

export const PEOPLE: Record<string, Role[]> = {
  ceo: ['leader'],
  cfo: ['leader'],
  /** Presents nothing. */
  leader: ['leader'],
  preparer: ['preparer'],
  moderator: ['moderator'],
  employee: [],
  other: [],
  administrator: ['administrator'],
  unpledged: [],
}

/** Them, as they act. */
export const actorCalled = (name: string): PersonActor => ({
  kind: 'person',
  personId: name,
  sessionId: `session of ${name}`,
  roles: PEOPLE[name] ?? [],
  pledged: 1,
})

export async function signIn(hall: Hall, name: string): Promise<string> {
  const token = await hall.store.transact(tx => beginSession(hall, tx, name))
  return (cookiesOf(hall.config).session(token).split(';')[0] as string).trim()
}

/** Settles company and people into a new house. */
export async function settle({ store, clock }: Hall): Promise<void> {
  const { company, people } = store.t
  if ((await store.select({ id: company.id }).from(company)).length > 0) return
  const createdAt = clock.now()
  await store.transact(async tx => {
    await tx.insert(company).values({
      id: 'company',
      version: 1,
      name: 'Acme',
      accent: '#205040',
      currency: 'USD',
      timeZone: 'Europe/Berlin',
      locale: 'en-GB',
      fiscalYearStart: 1,
      negatives: 'parentheses',
      adverseFirst: false,
      pledgeText: 'I keep it here.',
      pledgeVersion: 1,
      counterPledge: '',
      counterPledgeSigners: [],
      wrongdoingChannel: '',
      mailDomains: [],
      joinTokenHash: null,
      createdAt,
    })
    for (const [name, roles] of Object.entries(PEOPLE)) await tx.insert(people).values(personCalled(name, roles, createdAt))
  })
}

const personCalled = (name: string, roles: Role[], createdAt: number) => ({
  id: name,
  name: `Person ${name}`,
  email: `${name}@acme.example`,
  staffNumber: null,
  passwordHash: null,
  deviceKey: null,
  roles,
  pledgedVersion: name === 'unpledged' ? null : 1,
  createdAt,
  disabledAt: null,
})

/** One more employee; gives their cookie. */
export async function addPerson(hall: Hall, name: string): Promise<string> {
  await hall.store.transact(tx => tx.insert(tx.t.people).values(personCalled(name, [], hall.clock.now())))
  return signIn(hall, name)
}
