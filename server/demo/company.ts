import type { Company } from '#app/model/people/company.ts'
import { FIRST_MONTH } from './calendar.ts'

// Tarnholt does not exist. It makes cabinets that keep medicines cold, and sells a subscription, Watch, that sees to it that they do.

export const COMPANY_NAME = 'Tarnholt'
/** A domain that is reserved for examples: no letter to it can reach anybody. */
export const MAIL_DOMAIN = 'tarnholt.example'

export const COMPANY = {
  name: COMPANY_NAME,
  accent: '#1f6f78',
  currency: 'EUR',
  timeZone: 'Europe/Amsterdam',
  locale: 'en-GB',
  fiscalYearStart: FIRST_MONTH,
  negatives: 'parentheses',
  adverseFirst: true,
  employeesMayExport: false,
  mailDomains: [MAIL_DOMAIN],
  pledgeText: [
    'What Tarnholt shares here is shared in confidence, so that all of us can decide well.',
    '',
    '- I keep it inside the company: no forwarding, no photographs, no pasting into other tools.',
    '- If a customer, a supplier or a journalist asks, I send them to the management.',
    '- If I see that something has leaked, I say so at once. Saying so is never held against me.',
    '',
    'Nothing in this promise limits my right to speak to authorities, to a union or to the works council, or about my own pay and conditions.',
  ].join('\n'),
  counterPledge: [
    'We will not try to find out who asked a question: not from the wording, not from the server, not from each other.',
    'Nobody will ask you whether a question was yours. If one of us breaks this promise, tell the works council.',
  ].join(' '),
  wrongdoingChannel:
    'For danger or wrongdoing do not use this box: write to trust@tarnholt.example or call the works council on extension 114. Both answer within two working days.',
} satisfies Partial<Company>

/** What differs by as much as this and has no note or nobody who answers for it is pointed out, to writers and to readers. */
export const MATERIAL = { materialityPercent: '10', materialityAmount: '50000' }
