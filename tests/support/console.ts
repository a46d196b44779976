import { format } from 'node:util'
import { afterEach, beforeEach } from 'vitest'

let said: string[] = []

/** Makes console.error a failure: what nobody looks at in a test's output is what breaks in production. */
export function watchConsoleErrors(): void {
  const original = console.error
  beforeEach(() => {
    said = []
    console.error = (...parts: unknown[]) => void said.push(format(...parts))
  })
  afterEach(() => {
    console.error = original
    if (said.length) throw new Error(`console.error was called: ${said.join('\n')}`)
  })
}
