import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

const folder = new URL('../../../shared/inputs/', import.meta.url).pathname

/** Path of a public sample file kept beside the project, or undefined where the project is checked out alone. */
export function inputFile(name: string): string | undefined {
  const path = join(folder, name)
  return existsSync(path) ? path : undefined
}

/** Paths of all public sample files of a folder; none where the project is checked out alone. */
export function inputFiles(kind: string): string[] {
  const path = inputFile(kind)
  return path ? readdirSync(path).map(name => join(path, name)) : []
}
