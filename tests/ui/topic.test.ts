import { describe, expect, it } from 'vitest'
import type { PartView } from '#app/model/meeting/wire.ts'
import { topicOf } from '#app/ui/meeting/topic.ts'

const statement = {
  id: 'income',
  title: 'Income statement',
  position: 4,
  body: { kind: 'statement', lineItems: [{ id: 'cloud', label: 'Cloud cost' }] },
} as unknown as PartView

describe('what Ask is about', () => {
  it('is the line that is pointed at, in its own words', () => {
    expect(topicOf(statement, { kind: 'line item', id: 'cloud' })).toEqual({
      kind: 'line item',
      sectionId: 'income',
      id: 'cloud',
      label: 'Cloud cost',
    })
  })
  it('is nothing when this part does not show it', () => {
    expect(topicOf(statement, { kind: 'line item', id: 'other' })).toBeNull()
    expect(topicOf(statement, { kind: 'chart point', id: 'cloud:q3' })).toBeNull()
  })
})
