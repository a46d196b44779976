import { remembered } from '../cells/remember.ts'
import { readScenario, type Relation } from './scenario-words.ts'
import type { Scenario } from '../../import.ts'

/** A scenario, or an earlier period, at one end of a name. */
export interface Apart {
  /** What the rest of the name says, in small letters; empty where the name says nothing else. */
  of: string
  meaning: Scenario | Exclude<Relation, 'this period'>
  /** It stands in front of the rest. */
  isAhead: boolean
}

/** As long as such a name, and no sentence. */
const LONGEST = 60

/** So many words a scenario has at most: `Prior year actual`. */
const WORDS = 3

/** `Revenue – AOP` is the budget of revenue, `Act production` the actual of production; null where no end of the name says a scenario. */
export const scenarioApart: (name: string) => Apart | null = remembered((name: string): Apart | null => {
  if (name.length > LONGEST) return null
  const words = name.split(/[\s,:;|/()[\]–—]+|(?<=\s)-(?=\s)|-$/u).filter(word => word !== '' && word !== '-')
  for (const isAhead of [false, true])
    for (let length = Math.min(words.length, WORDS); length > 0; length--) {
      const said = isAhead ? words.slice(0, length) : words.slice(-length)
      const others = isAhead ? words.slice(length) : words.slice(0, -length)
      const { scenario, relation, rest } = readScenario(said.join(' '))
      const meaning = scenario ?? (relation === 'this period' ? null : relation)
      if (meaning !== null && !/[\p{L}\p{N}]/u.test(rest)) return { of: others.join(' ').toLowerCase(), meaning, isAhead }
    }
  return null
})
