import { format } from 'node:util'
import { afterEach, beforeEach } from 'vitest'

let said: string[] = []
let expected: RegExp[] = []

/** Declares that this test makes the code complain, and how; it must, and a complaint that is not declared fails the test. */
export function expectConsoleError(pattern: RegExp): void {
  expected.push(pattern)
}

/** Makes console.error a failure: what nobody looks at in a test's output is what breaks in production. */
export function watchConsoleErrors(): void {
  const original = console.error
  beforeEach(() => {
    said = []
    expected = []
    console.error = (...parts: unknown[]) => void said.push(format(...parts))
  })
  afterEach(() => {
    console.error = original
    const undeclared = said.filter(text => !expected.some(pattern => pattern.test(text)))
    if (undeclared.length) throw new Error(`console.error was called, undeclared: ${undeclared.join('\n')}`)
    const missing = expected.filter(pattern => !said.some(text => pattern.test(text)))
    if (missing.length) throw new Error(`console.error was declared and not called: ${missing.join(', ')}`)
  })
}
