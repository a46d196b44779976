import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readJson } from '#app/model/strict-json.ts'

const faultOf = (text: string, depth = 8) => {
  const read = readJson(text, depth)
  return 'fault' in read ? read.fault : null
}

describe('JSON that is read strictly', () => {
  it('says the same as JSON.parse of what it takes', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5, noUnicodeString: false }), value => {
        const text = JSON.stringify(value)
        if (text.includes('"__proto__"')) return
        expect(readJson(text, 20)).toEqual({ value: JSON.parse(text) })
      }),
    )
  })

  it('refuses a field that is there twice, and says where', () => {
    expect(faultOf('{"lines":[{"values":{"a":"1","b":"2"}},{"values":{"a":"1","a":"2"}}]}')?.path).toBe('/lines/1/values/a')
    expect(faultOf(String.raw`{"a":1,"\u0061":2}`)?.path).toBe('/a')
    expect(faultOf('{"a":{"a":{"a":1}},"b":["a","a"]}')).toBeNull()
    expect(faultOf(String.raw`{"a\"{[":"}]","b":"a\"{["}`)).toBeNull()
  })

  it('refuses what lies too deep, without running out of stack', () => {
    expect(faultOf('[[[1]]]', 3)).toBeNull()
    expect(faultOf('[[[[1]]]]', 3)?.path).toBe('/0/0/0')
    expect(faultOf('['.repeat(200_000) + ']'.repeat(200_000))?.message).toContain('deeper than 8')
  })

  it('refuses a field that could change every object, and what is no JSON', () => {
    expect(faultOf('{"__proto__":{"a":1}}')?.path).toBe('/__proto__')
    expect(faultOf('{"a":}')?.message).toContain('This is no JSON')
    expect(faultOf('')?.message).toContain('The body is empty')
  })

  it('says where a text stops being JSON, whatever the engine says of it', () => {
    const says: [string, string][] = [
      ['{"a": [1, 2,],\n "b": 1}', 'line 1, character 13 is “]”'],
      ['{"a": 1,\n "b": 2,\n}', 'line 3, character 1 is “}”'],
      ["{'a': 1}", "line 1, character 2 is “'”"],
      ['{"a": 01}', 'line 1, character 7 is “0”'],
      ['{"a": "x\ty"}', 'a tab or line break inside a text'],
      ['{"a": 1} {"b": 2}', 'line 1, character 10 is “{”'],
      ['{"a": ["b"', 'it ends before'],
    ]
    for (const [text, part] of says) expect(faultOf(text)?.message).toContain(part)
    fc.assert(
      fc.property(fc.json(), fc.nat(), (text, cut) => {
        const broken = text.slice(0, cut % (text.length + 1))
        const fault = faultOf(broken, 1_000)
        let valid = true
        try {
          JSON.parse(broken)
        } catch {
          valid = false
        }
        if (!valid) expect(fault?.message).toMatch(/no JSON|empty/)
      }),
    )
  })
})
