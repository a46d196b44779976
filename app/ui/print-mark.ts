import { useEffect } from 'react'
import { type Formats, formatMoment } from '#app/model/format.ts'
import { page as words } from './words/page.ts'

/** What stands at the foot of every printed page, as a property for print.css: company, that it is confidential, and whose copy it is. */
export const printMark = (company: string, mark: string | null, copy?: { name: string; when: string }): Record<string, string> => ({
  [PROPERTY]: cssString([words.printed(company), copy && words.printedBy(copy.name, copy.when), mark].filter(Boolean).join(' ')),
})
const PROPERTY = '--print-mark'

/** A text as a CSS string: nothing in it can end the string. */
const cssString = (text: string): string => `"${text.replace(/["\\\p{Cc}]/gu, char => `\\${char.charCodeAt(0).toString(16)} `)}"`

/** A page that is printed says to the minute when it was; without script it says the day on which it was loaded. */
export function usePrintMark(company: string, mark: string | null, name: string | undefined, formats: Formats | null | undefined): void {
  useEffect(() => {
    if (name === undefined || !formats) return
    const stamp = () => {
      const made = printMark(company, mark, { name, when: formatMoment(Date.now(), formats) })
      document.documentElement.style.setProperty(PROPERTY, made[PROPERTY] ?? '')
    }
    addEventListener('beforeprint', stamp)
    return () => removeEventListener('beforeprint', stamp)
  }, [company, mark, name, formats])
}
