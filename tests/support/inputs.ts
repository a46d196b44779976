import { existsSync } from 'node:fs'
import { join } from 'node:path'

const folder = new URL('../../../shared/inputs/', import.meta.url).pathname

/** Path of a public sample file kept beside the project, or undefined where the project is checked out alone. */
export function inputFile(name: string): string | undefined {
  const path = join(folder, name)
  return existsSync(path) ? path : undefined
}
