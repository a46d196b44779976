import { describe, expect, it } from 'vitest'
import { cookiesOf } from '#server/http/session.ts'
import { networkOf, siteOf } from '#server/people/address.ts'
import { openThrottle } from '#server/people/throttle.ts'
import { testClock } from '#tests/support/hall.ts'
import { testConfig } from '#tests/support/config.ts'

describe('cookies', () => {
  it('on https are bound to the host, Secure, out of reach for scripts and other sites', () => {
    const { session, device, stage } = cookiesOf(testConfig({ PUBLIC_URL: 'https://candor.example.com' }))
    for (const [line, name] of [
      [session('x'), 'session'],
      [device('x'), 'device'],
      [stage('x'), 'stage'],
    ] as const)
      expect(line).toMatch(new RegExp(`^__Host-candor-${name}=x; Max-Age=\\d+; Path=/; HttpOnly; Secure; SameSite=Lax$`))
  })

  it('on plain http have a plain name, because browsers refuse the other one', () => {
    const { session, noSession } = cookiesOf(testConfig({ PUBLIC_URL: 'http://localhost:3000' }))
    expect(session('x')).toBe(`candor-session=x; Max-Age=${14 * 86_400}; Path=/; HttpOnly; SameSite=Lax`)
    expect(noSession()).toMatch(/^candor-session=; Max-Age=0;/)
  })
})

describe('the throttle', () => {
  it('gives a burst, then one by one, and forgets', () => {
    const clock = testClock(0)
    const throttle = openThrottle(clock)
    const take = () => throttle.take(['guesses', 'carla'])
    expect([1, 2, 3, 4, 5].map(take)).toEqual([0, 0, 0, 0, 0])
    expect(take()).toBe(30_000)
    clock.forward(29_999)
    expect(take()).toBe(1)
    clock.forward(1)
    expect([take(), take()]).toEqual([0, 30_000])
    clock.forward(150_000)
    expect([1, 2, 3, 4, 5, 6].map(take)).toEqual([0, 0, 0, 0, 0, 30_000])
  })

  it('takes from all buckets or from none, and gives back', () => {
    const throttle = openThrottle(testClock(0))
    for (let n = 0; n < 5; n++) throttle.take(['guesses', 'carla'])
    for (let n = 0; n < 150; n++) expect(throttle.take(['guesses', 'carla'], ['address', 'here'])).toBeGreaterThan(0)
    expect(throttle.take(['guesses', 'dora'], ['address', 'here'])).toBe(0)
    throttle.giveBack(['guesses', 'carla'])
    expect(throttle.take(['guesses', 'carla'])).toBe(0)
  })

  it('counts a network of IPv6 addresses as one', () => {
    expect([networkOf('2001:db8:1:2:3:4:5:6'), networkOf('2001:db8:1:2::9')]).toEqual(['2001:db8:1:2', '2001:db8:1:2'])
    expect([networkOf('2001:db8::1'), networkOf('::1')]).toEqual(['2001:db8:0:0', '0:0:0:0'])
    expect([siteOf('2001:db8:1:2:3:4:5:6'), siteOf('2001:db8:1:9::1'), siteOf('192.0.2.7')]).toEqual([
      '2001:db8:1',
      '2001:db8:1',
      '192.0.2.7',
    ])
    expect([networkOf('192.0.2.7'), networkOf('::ffff:192.0.2.7')]).toEqual(['192.0.2.7', '192.0.2.7'])
  })

  it('still counts one account after a flood of others', () => {
    const throttle = openThrottle(testClock(0))
    for (let n = 0; n < 60; n++) throttle.take(['strangers', 'carla'])
    for (let n = 0; n < 60_000; n++) throttle.take(['strangers', `nobody ${n}`])
    expect(throttle.take(['strangers', 'carla'])).toBeGreaterThan(0)
  })
})

describe('where a person is known', () => {
  it('are the last four sites for thirty days, until there is a new password', () => {
    const clock = testClock(0)
    const { places } = openThrottle(clock)
    const knows = (...addresses: string[]) => addresses.map(address => places.knows('carla', address))
    for (const address of ['192.0.2.1', '192.0.2.2', '2001:db8:1:2::1', '192.0.2.4']) places.note('carla', address)
    expect(knows('192.0.2.1', '192.0.2.3', '2001:db8:1:ffff::9', '2001:db8:2::1')).toEqual([true, false, true, false])
    expect(places.knows('dora', '192.0.2.1')).toBe(false)
    places.note('carla', '192.0.2.1')
    places.note('carla', '192.0.2.5')
    expect(knows('192.0.2.1', '192.0.2.2')).toEqual([true, false])
    clock.forward(30 * 86_400_000)
    expect(knows('192.0.2.1')).toEqual([false])
    places.note('carla', '192.0.2.1')
    places.forget('carla')
    expect(knows('192.0.2.1')).toEqual([false])
  })
})
