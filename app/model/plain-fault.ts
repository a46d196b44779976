import type { z } from 'zod'

/** What a schema says of a fault; where it has no words of its own, those of the library are for programmers. */
export function plainFault(issue: z.core.$ZodIssue): string {
  if (!/^(?:Too (?:small|big)|Invalid|Unrecognized|Expected)\b/.test(issue.message)) return issue.message
  const { code } = issue
  if (code === 'too_big')
    return issue.origin === 'string'
      ? `Keep it under ${counted(issue.maximum)} characters.`
      : `No more than ${counted(issue.maximum)}, please.`
  if (code === 'too_small')
    return issue.origin === 'array' || issue.origin === 'set'
      ? `Choose at least ${issue.minimum === 1 ? 'one' : counted(issue.minimum)}.`
      : issue.origin === 'string'
        ? 'Write something here.'
        : `No less than ${counted(issue.minimum)}, please.`
  return 'This cannot be taken as it is. Look at it again.'
}

const counted = (count: number | bigint): string => count.toLocaleString('en-GB')
