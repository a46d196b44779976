import type { Config } from '../config.ts'
import { dayOf } from './calendar.ts'
import { COMPANY_NAME } from './company.ts'
import { type Door, pathOf } from './doors.ts'
import type { Kept } from './kept.ts'
import { NAMED, SIMULATED } from './people.ts'

/** Stands on every page: whoever looks at a count of people must not take all of them for people. */
export const MARK = `Demo · all of it invented · ${SIMULATED} people simulated`

/** What is printed when the demo is up. Host names keep sign-ins apart: the chief executive and the employee fit into one browser. */
export function welcome(config: Config, { key, at }: Extract<Kept, { state: 'filled' }>): string {
  const other = config.local ? config.publicUrl.replace('localhost', '127.0.0.1') : config.publicUrl
  const line = (door: Door, who: string, host = config.publicUrl) => `  ${who.padEnd(38)} ${host}${pathOf(key, door)}`
  return `
${COMPANY_NAME}, a company that does not exist, is ready: ${config.publicUrl}

${line('ceo', `Chief executive, ${NAMED.ceo.name}`)}
${line('employee', `Employee, ${NAMED.employee.name}`, other)}
${line('stage', 'Stage (the big screen)', other)}
${line('finance', `Finance, ${NAMED.finance.name}`)}
${line('moderator', `Moderator, ${NAMED.moderator.name}`)}
${line('administrator', `Administrator, ${NAMED.administrator.name}`)}

The first two open side by side in one browser. Every other one needs a private window of its own.
First: as chief executive, open the lobby and start the meeting. ${SIMULATED} simulated colleagues come in, follow, vote and ask; their names begin with “Simulated”.
Everything here is invented and was filled in on ${dayOf(at)}. To begin anew, stop this and delete the folder ${config.dataDir}
`
}
