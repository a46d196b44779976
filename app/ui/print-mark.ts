import { words } from './words.ts'

/** What stands at the foot of every printed page of somebody who is signed in, as a property for print.css: company, and that it is confidential. */
export const printMark = (company: string, mark: string | null): Record<string, string> => ({
  '--print-mark': cssString([words.page.printed(company), mark].filter(Boolean).join(' ')),
})

/** A text as a CSS string: nothing in it can end the string. */
const cssString = (text: string): string => `"${text.replace(/["\\\p{Cc}]/gu, char => `\\${char.charCodeAt(0).toString(16)} `)}"`
