import { DEFAULT_FORMATS } from '#app/model/format.ts'
import { starterWorkbook } from '../exports/starter.ts'
import { readBytes } from './bytes.ts'
import { DEFAULT_LIMITS } from './limits.ts'

/**
 * Reads a workbook of nobody's figures, so that a file meets code that is translated already: the one that companies begin with has
 * statements, a plan, volumes, formulas and formats. Takes about as long as a small file; a reader that cannot practise reads all the same.
 */
export async function practise(): Promise<void> {
  try {
    const { bytes, name } = await starterWorkbook({ company: 'Practice', currency: 'EUR', formats: DEFAULT_FORMATS, at: Date.now() })
    await readBytes(bytes, { name, limits: DEFAULT_LIMITS, options: {} }, () => {})
  } catch {
    // What is wrong will be said of the file that comes.
  }
}
