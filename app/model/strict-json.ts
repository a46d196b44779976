import { noJson } from './no-json.ts'

/** Why a JSON text is not taken, and where: a JSON pointer. */
export interface JsonFault {
  path: string
  message: string
}

/**
 * A JSON text as a value, or what is wrong with it. Stricter than JSON.parse, which keeps the last of two fields with one name and says
 * nothing: a figure would go missing in silence. `depth` bounds how deep lists and objects may lie in each other.
 */
export function readJson(text: string, depth: number): { value: unknown } | { fault: JsonFault } {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return { fault: { path: '', message: noJson(text) } }
  }
  const fault = faultIn(text, depth)
  return fault ? { fault } : { value }
}

/** A text as a segment of a JSON pointer. */
export const pointerOf = (path: readonly PropertyKey[]): string =>
  path.map(part => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')

interface Level {
  /** Names seen in an object; null in a list. */
  names: Set<string> | null
  /** The name that was read last, or the place in a list. */
  at: string | number
}

const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\],:]/g

/** The text is valid JSON, so that its strings and brackets are all that has to be looked at. */
function faultIn(text: string, depth: number): JsonFault | null {
  const levels: Level[] = []
  const pointer = (): string => pointerOf(levels.map(({ at }) => at))
  let named = false
  for (const { 0: token } of text.matchAll(TOKEN)) {
    const level = levels.at(-1)
    if (token === '{' || token === '[') {
      if (levels.length >= depth) return { path: pointer(), message: `This lies deeper than ${depth} lists and objects. Make it flatter.` }
      levels.push(token === '{' ? { names: new Set(), at: '' } : { names: null, at: 0 })
      named = false
    } else if (token === '}' || token === ']') levels.pop()
    else if (token === ',') {
      if (level && typeof level.at === 'number') level.at++
      named = false
    } else if (token === ':') named = true
    else if (level?.names && !named) {
      const name = JSON.parse(token) as string
      level.at = name
      if (level.names.has(name)) return { path: pointer(), message: 'This field is there twice. Leave out one of them.' }
      if (name === '__proto__') return { path: pointer(), message: 'A field cannot be called so.' }
      level.names.add(name)
    }
  }
  return null
}
