import { z } from 'zod'
import { compare, decimal } from '../money.ts'
import { plainFault } from '../plain-fault.ts'
import { emailOf, PASSWORD_MAX, staffNumberOf } from './person.ts'
import { ROLES } from './roles.ts'
import { isAccent, isCurrency, isLocale, isTimeZone, mailDomainOf } from './setting.ts'

// What forms bring, checked by shape. Whether it may be done, and whether it fits what is stored, is for the use cases.

const name = z.string().trim().min(1, 'Enter a name.').max(120, 'Use at most 120 characters.')
/** Not the rules for a new one: an old password must fit whatever they were. */
const oldPassword = z.string().min(1, 'Enter your password.').max(PASSWORD_MAX, 'This is too long to be your password.')
const newPassword = z
  .string()
  .min(1, 'Choose a password.')
  .max(PASSWORD_MAX * 4)
const ticked = z
  .literal('on')
  .optional()
  .transform(value => value === 'on')

const email = z.string().transform((text, context) => {
  const found = emailOf(text)
  if (found) return found
  context.addIssue({ code: 'custom', message: 'Enter a whole address, like anna@example.com.' })
  return z.NEVER
})
const blankable = <T>(schema: z.ZodType<T, string>) =>
  z
    .string()
    .optional()
    .transform((text, context) => {
      if (text === undefined || text.trim() === '') return null
      const read = schema.safeParse(text)
      if (read.success) return read.data
      for (const issue of read.error.issues) context.addIssue({ code: 'custom', message: plainFault(issue) })
      return z.NEVER
    })
const staffNumber = z.string().transform((text, context) => {
  const found = staffNumberOf(text)
  if (found) return found
  context.addIssue({ code: 'custom', message: 'A staff number has at most 40 letters and digits, and no @.' })
  return z.NEVER
})

export const signInForm = z.object({
  login: z.string().trim().min(1, 'Enter your e-mail address or staff number.').max(254, 'This is too long.'),
  password: oldPassword,
  to: z.string().max(2_000).optional(),
})

export const forgottenForm = z.object({
  login: z.string().trim().min(1, 'Enter your e-mail address or staff number.').max(254, 'This is too long.'),
})

/** From an invitation or a reset link. `pledge` is the version that was on the page, when its box was ticked. */
export const linkForm = z.object({ password: newPassword, pledge: z.coerce.number().int().positive().optional() })

export const joinForm = z.object({ name, email })

export const passwordForm = z.object({ current: oldPassword, password: newPassword })

export const pledgeForm = z.object({ version: z.coerce.number().int().positive(), to: z.string().max(2_000).optional() })

export const personForm = z
  .object({
    name,
    email: blankable(email),
    staffNumber: blankable(staffNumber),
    roles: z.array(z.enum(ROLES, 'There is no such role.')).max(ROLES.length),
  })
  .superRefine((person, context) => {
    if (person.email === null && person.staffNumber === null)
      context.addIssue({
        code: 'custom',
        path: ['email'],
        message: 'Give an e-mail address or a staff number: one of them is needed to sign in.',
      })
  })

/** A decimal from zero up to `most`, as text; blank is null, and left out stays undefined: then nothing is changed. */
const threshold = (most: number) =>
  z
    .string()
    .trim()
    .transform((text, context) => {
      if (text === '') return null
      if (/^\d{1,15}(\.\d{1,4})?$/.test(text) && compare(decimal(text), String(most)) <= 0) return decimal(text)
      const message = `Write digits only, with a dot before decimals, like 2.5 or 50000; at most ${most}. Leave it empty for no threshold.`
      context.addIssue({ code: 'custom', message })
      return z.NEVER
    })
    .optional()

const settings = {
  name: z.string().trim().min(1, 'Enter the name of the company.').max(120, 'Use at most 120 characters.'),
  currency: z.string().trim().toUpperCase().refine(isCurrency, 'Enter a currency by its three letters, like EUR.'),
  timeZone: z.string().trim().refine(isTimeZone, 'Choose a time zone, like Europe/Berlin.'),
  locale: z.string().trim().refine(isLocale, 'Choose a language and country, like en-GB.'),
  fiscalYearStart: z.coerce.number('Choose a month.').int().min(1, 'Choose a month.').max(12, 'Choose a month.'),
}

export const setUpForm = z.object({
  code: z.string().trim().min(1, 'Enter the code that the server printed.').max(100, 'This is too long to be the code.'),
  company: settings.name,
  currency: settings.currency,
  timeZone: settings.timeZone,
  locale: settings.locale,
  fiscalYearStart: settings.fiscalYearStart,
  name,
  email,
  password: newPassword,
  leads: ticked,
})

const version = z.coerce.number().int().positive()
const longText = (what: string) => z.string().trim().min(1, `Write ${what}.`).max(10_000, 'Use at most 10,000 characters.')

export const companyForm = z.object({
  ...settings,
  version,
  accent: z.string().trim().toLowerCase().refine(isAccent, 'Choose a colour.'),
  negatives: z.enum(['parentheses', 'minus'], 'Choose one of the two.'),
  adverseFirst: ticked,
  employeesMayExport: ticked,
  materialityPercent: threshold(1_000),
  materialityAmount: threshold(1_000_000_000_000),
  wrongdoingChannel: longText('where danger and wrongdoing are reported'),
  mailDomains: z
    .string()
    .max(5_000)
    .transform((text, context) => {
      const typed = text.split(/[\s,;]+/).filter(Boolean)
      const domains = typed.map(mailDomainOf)
      const wrong = typed.filter((_, index) => domains[index] === null)
      if (wrong.length === 0) return [...new Set(domains as string[])]
      context.addIssue({
        code: 'custom',
        message: `Not a domain: ${wrong.slice(0, 3).join(', ').slice(0, 100)}. Write them like example.com, one a line.`,
      })
      return z.NEVER
    }),
})

/** A button that acts on what was on the page. */
export const versionForm = z.object({ version })

export const pledgeTextForm = z.object({ version, text: longText('the promise') })

/** What was never said about taking reports away is null. */
export type CompanySettings = Omit<z.output<typeof companyForm>, 'version' | 'employeesMayExport'> & { employeesMayExport: boolean | null }
export type SetUp = z.output<typeof setUpForm>
