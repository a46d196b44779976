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
    expect(faultOf('')?.message).toContain('This is no JSON')
  })
})
