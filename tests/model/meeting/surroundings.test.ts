import { expect, test } from 'vitest'
import { differ, isFollowPage, isPresenterPage, type Surroundings, waitsForCrowd } from '#app/model/meeting/surroundings.ts'

const around = (have: number, state: 'open' | 'closed' = 'open'): Surroundings => ({
  meeting: { id: 'm', title: 'All hands', startsAt: 0, minutes: 60, hearItUrl: '', captioned: false, roundId: 'r' },
  presenters: ['Lena'],
  report: null,
  next: null,
  round: { id: 'r', reportId: 'p', title: null, state, opensAt: 0, closesAt: 1, moderated: false, crowd: { have, need: 5 }, keys: null },
  promised: { first: [], all: 0 },
  squads: [],
  company: {
    name: 'Acme',
    locale: 'en-GB',
    negatives: 'minus',
    fiscalYearStart: 1,
    timeZone: 'UTC',
    counterPledge: '',
    counterPledgeSigners: [],
    wrongdoingChannel: '',
  },
})

test('that one more holds tokens is no news; that there are enough is', () => {
  expect(differ(around(1), around(2))).toBe(false)
  expect(differ(around(4), around(5))).toBe(true)
  expect([around(4), around(5), around(4, 'closed')].map(waitsForCrowd)).toEqual([true, false, false])
})

test('any other difference is news', () => {
  expect(differ(around(5), around(5, 'closed'))).toBe(true)
  expect(differ(null, around(5))).toBe(true)
  expect(differ(around(5), { ...around(5), report: { id: 'p', title: 'First quarter' } })).toBe(true)
})

test('only the address of a meeting itself is its follow page', () => {
  expect(['/meetings/abc', '/meetings/abc/', '/meetings/newer'].map(isFollowPage)).toEqual([true, true, true])
  const others = [
    '/meetings',
    '/meetings/',
    '/meetings/new',
    '/meetings/abc/present',
    '/meetings/abc.data',
    '/x/meetings/abc',
    '//meetings/abc',
  ]
  expect(others.filter(isFollowPage)).toEqual([])
})

test('only the address of a meeting’s presenters is their page', () => {
  expect(['/meetings/abc/present', '/meetings/abc/present/'].map(isPresenterPage)).toEqual([true, true])
  expect(['/meetings/abc', '/meetings/present', '/meetings/abc/present/x', '/x/meetings/abc/present'].filter(isPresenterPage)).toEqual([])
})
