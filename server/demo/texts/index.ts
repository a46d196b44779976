import { quarterFive } from './quarter-5.ts'
import { quarterFour } from './quarter-4.ts'
import { quarterOne } from './quarter-1.ts'
import { quarterSix } from './quarter-6.ts'
import { quarterThree } from './quarter-3.ts'
import { quarterTwo } from './quarter-2.ts'

/** What was written for each of the six reports, oldest first. */
export const TEXTS = [quarterOne, quarterTwo, quarterThree, quarterFour, quarterFive, quarterSix] as const
