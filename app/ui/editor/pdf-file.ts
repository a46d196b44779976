import type { words } from '../words.ts'

/** Why a PDF, or a page of it, gives no picture. */
export type PdfFault = keyof typeof words.editor.pdf.faults

/** A PDF that was opened in this browser. */
export interface Pdf {
  pages: number
  /** A page, counted from 1, as a picture whose longer side has so many pixels; or why there is none. */
  draw(page: number, longest: number): Promise<Blob | PdfFault>
  close(): void
}

const MOST_BYTES = 200 * 1024 * 1024

export const isPdf = ({ type, name }: File): boolean => type === 'application/pdf' || /\.pdf$/i.test(name)

/** What draws is fetched only now. */
export async function openPdf(file: File): Promise<Pdf | PdfFault> {
  if (file.size > MOST_BYTES) return 'too large'
  try {
    return await (await import('./pdf.client.ts')).openPdf(file)
  } catch {
    // The program could not be fetched, or this browser knows too little.
    return 'failed'
  }
}
