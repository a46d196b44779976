import type { Role } from '#app/model/people/roles.ts'
import { MAIL_DOMAIN } from './company.ts'
import { SQUADS, type SquadName } from './squads.ts'

/** Somebody who works at Tarnholt. All of them are invented. */
export interface Employee {
  name: string
  email: string
  /** 'T-0417' */
  staffNumber: string
  roles: Role[]
  squad: SquadName
  /** A program that takes part as a person would. Its name says so wherever it is shown. */
  simulated: boolean
}

/** The people of the ready links. */
export const NAMED = {
  ceo: { name: 'Ilse Verhagen', roles: ['leader'], squad: 'House' },
  cfo: { name: 'Tomasz Zielak', roles: ['leader'], squad: 'House' },
  operations: { name: 'Henrik Solbakke', roles: ['leader'], squad: 'Assembly' },
  finance: { name: 'Noor Bakkerveld', roles: ['preparer'], squad: 'House' },
  moderator: { name: 'Jonas Ekdahl', roles: ['moderator'], squad: 'Field Service' },
  administrator: { name: 'Lucía Ferrandiz', roles: ['administrator'], squad: 'House' },
  employee: { name: 'Mirela Dobrin', roles: [], squad: 'Assembly' },
} as const satisfies Record<string, { name: string; roles: Role[]; squad: SquadName }>
export type NamedRole = keyof typeof NAMED

/** How many of the squads' people are simulated, and what marks their names. */
export const SIMULATED = 40
export const SIMULATED_MARK = 'Simulated · '

/** How many people each squad has: the headcount at the end of the last reported quarter. */
const SIZES: Record<SquadName, number> = {
  Cabinets: 34,
  Watch: 41,
  Assembly: 118,
  Supply: 36,
  Quality: 29,
  'Field Service': 58,
  Pharmacies: 38,
  Hospitals: 27,
  House: 21,
}

const FIRST =
  `Ada Adriana Agnes Aleksander Alba Alva Amina Anneke Antonín Arjen Astrid Aylin Bartosz Beatriz Benno Birgit Björn Bruna Carlo Catarina
  Cezary Claes Dagmar Daan Danuta Davor Dorota Edda Elif Elske Emre Enzo Erik Esther Fabian Fátima Femke Filip Floor Frederik Giulia Greta
  Hanne Hatice Hedda Ignacy Inês Irena Jaap Jelena Jolanda Joris Kaisa Karim Katrin Kerem Klara Lars Leonor Lieke Lotte Luka Magda Maarten
  Malika Marek Margit Matteo Mette Milan Nadia Niels Nikola Nils Ola Oskar Paula Petra Piet Rasmus Renske Roya Ruben Sanne Selma Silvan
  Sofie Stefan Svea Teun Thijs Tuomas Ursula Vera Viktor Wiebke Willem Yara Yusuf Zofia`.split(/\s+/)
const LAST =
  `Lindqvist Aaldering Abbink Achterberg Albrechtsen Andersdal Antonov Aydemir Baranek Barfod Beekhuis Belanger Bergsma Bielak Blomdahl
  Boersema Borgstad Brandsma Breukink Brzozek Calheiros Carvoeiro Cernak Claessen Dahlroth Damgaard Delvaux Dijkhuis Dirksen Doornbos
  Drabik Duhovnik Eekhof Eikelboom Elfving Engberts Erkmen Fabricius Falkenau Ferreirinha Flierman Fonteyn Frydrych Gansevoort Gerlings
  Gorecki Grimsmo Groeneweg Guldberg Haakstad Hagemeier Hallgren Hartevelt Hesselink Hillebrand Hoekzema Holmgaard Horvatić Huizenga
  Idema Ilvonen Jagodzki Jansma Jelinek Jongbloed Kaczor Kalkman Karlstad Kestler Kivelä Klaver Kloosterman Koldewijn Korhola Kowalik
  Kranenborg Kuipers Laanstra Lankhorst Leclair Leeuwerik Lievens Lindeboom Lubbers Lundmark Macek Maldonat Meerdink Meijerink Mirza
  Moerdijk Mulderij Naarding Nijboer Nordahl Novotný Nygaardsen Okkerman Oosting Ostrowski Overbeek Paalman Pavlić Pereirinha Petrusma
  Pietersma Poelstra Prokop Raaijmakers Rademaker Ravnsborg Reinholt Riemersma Roelofsen Rosendal Ruokola Sadowski Santorelli Schaapveld
  Schuurman Seljeflot Sikkema Skoglund Slotboom Smolenaar Solheimsen Stavros Steenbergen Strandell Szymborek Tamminga Terpstra Tervonen
  Tjaden Tomasek Tuinstra Uilenberg Vaartjes Valkema Veldkamp Venema Verdonk Vinterberg Vlietstra Voskuil Wachtmann Waterborg Weenink
  Westerdijk Wiersma Winkelaar Wojtas Yıldız Ytterdal Zandvliet Zeegers Zelenka Zijlmans Zwartveld`.split(/\s+/)

/** Everybody at Tarnholt, the named ones first, in the order of the staff numbers. The same people every time. */
export function everybody(): Employee[] {
  const taken = new Set<string>()
  const people: Employee[] = []
  const add = (name: string, roles: readonly Role[], squad: SquadName, simulated: boolean) =>
    people.push({
      name: simulated ? `${SIMULATED_MARK}${name}` : name,
      email: addressOf(name, taken),
      staffNumber: `T-${String(people.length + 1).padStart(4, '0')}`,
      roles: [...roles],
      squad,
      simulated,
    })
  for (const { name, roles, squad } of Object.values(NAMED)) add(name, roles, squad, false)
  const seats = SQUADS.flatMap(({ name }) =>
    Array.from<SquadName>({ length: SIZES[name] - Object.values(NAMED).filter(person => person.squad === name).length }).fill(name),
  )
  const stride = Math.floor(seats.length / SIMULATED)
  let simulated = 0
  for (const [at, squad] of seats.entries()) {
    const isSimulated = at % stride === 0 && simulated < SIMULATED
    if (isSimulated) simulated++
    add(nameAt(at), [], squad, isSimulated)
  }
  return people
}

/** Both lists are walked at their own pace, so that no pair comes twice. */
const nameAt = (at: number): string => `${FIRST[at % FIRST.length]} ${LAST[(at * 7) % LAST.length]}`

function addressOf(name: string, taken: Set<string>): string {
  const plain = name
    .replaceAll('ı', 'i')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z]+/g, '.')
  for (let count = 1; ; count++) {
    const address = `${plain}${count === 1 ? '' : count}@${MAIL_DOMAIN}`
    if (!taken.has(address)) {
      taken.add(address)
      return address
    }
  }
}
