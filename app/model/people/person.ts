import { type Role, ROLES } from './roles.ts'

/** What an administrator says of a person. At least one of e-mail and staff number is needed to sign in. */
export interface PersonInput {
  name: string
  email: string | null
  staffNumber: string | null
  roles: Role[]
}

/** Local part, @, a domain with a dot; lower case, as people mistype capitals. Null when it is no address. */
export function emailOf(text: string): string | null {
  const email = text.trim().toLowerCase()
  return email.length <= 254 && /^[^\s@"(),:;<>[\\\]]{1,64}@(?:[^\s@.,/\\"'()<>[\]]+\.)+[^\s@.,/\\"'()<>[\]]{2,}$/.test(email)
    ? email
    : null
}

/** Upper case, single spaces. Null when empty, too long, or when it could be taken for an e-mail address. */
export function staffNumberOf(text: string): string | null {
  const number = text.trim().replace(/\s+/g, ' ').toUpperCase()
  return number && number.length <= 40 && !number.includes('@') && !/\p{Cc}/u.test(number) ? number : null
}

/** What a person typed to say who they are, as it is stored: an e-mail address has an @, a staff number has none. */
export const loginOf = (text: string): { email: string } | { staffNumber: string } =>
  text.includes('@') ? { email: text.trim().toLowerCase().slice(0, 254) } : { staffNumber: staffNumberOf(text) ?? '' }

/** The part after the @, in lower case. */
export const domainOf = (email: string): string => email.slice(email.lastIndexOf('@') + 1).toLowerCase()

/** The roles that are kept: everybody is an employee, so that is never written down. */
export const keptRoles = (roles: readonly Role[]): Role[] => ROLES.filter(role => role !== 'employee' && roles.includes(role))

export const PASSWORD_MIN = 10
export const PASSWORD_MAX = 200

const COMMON = /^(?:password|passwort|kennwort|letmein|welcome|qwertz?u?i?o?p?|1234567890|abcdefghij|iloveyou|changeme)[\d!?.@#$-]*$/i

/** What is wrong with a new password and what to do, or undefined. Length counts; no rules about signs (NIST SP 800-63B, 5.1.1). */
export function passwordFault(password: string, about: readonly (string | null)[] = []): string | undefined {
  const length = [...password].length
  if (length < PASSWORD_MIN) return `Use at least ${PASSWORD_MIN} characters. Three or four words are good.`
  if (length > PASSWORD_MAX) return `Use at most ${PASSWORD_MAX} characters.`
  const plain = password.toLowerCase()
  if (COMMON.test(plain) || new Set(plain).size < 4) return 'This one is tried first by everybody who guesses. Use three or four words.'
  const own = about.filter(text => text !== null && text.length >= 4).map(text => text!.toLowerCase())
  if (own.some(text => plain === text || (plain.includes(text) && plain.length - text.length < 4)))
    return 'This is nearly your name or address. Use something else.'
}
