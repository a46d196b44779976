import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { BEGINNING } from '#app/model/meeting/show.ts'
import type { Desk } from '#app/ui/meeting/presenter/use-desk.ts'
import { Wheel } from '#app/ui/meeting/presenter/wheel.tsx'

const desk = { drives: false, idle: 0, show: { ...BEGINNING, driver: 'ceo' }, send: () => {} } as unknown as Desk
const presenters = [
  { id: 'ceo', name: 'Ada Berg' },
  { id: 'cfo', name: 'Ben Cole' },
]
const names = { presenters, onLook: () => {}, looking: false }
const html = (driverHere: boolean, driverGone: boolean) =>
  renderToStaticMarkup(<Wheel {...names} {...{ desk, me: 'cfo', driverHere, driverGone }} />)

test('the wheel is offered to another presenter when it would be given: once the driver has been away for ten seconds', () => {
  expect(html(true, false)).toMatch(/Ada Berg drives\..*Ask for the wheel/s)
  expect(html(false, false)).toMatch(/not reached.*ten seconds.*Ask for the wheel/s)
  expect(html(false, false)).not.toContain('Take the wheel')
  expect(html(false, true)).toMatch(/not reached.*Take the wheel/s)
})

test('whoever drives alone can look for a colleague who was named since, and is not told of a wheel that nobody else could have', () => {
  const driving = { ...desk, drives: true } as Desk
  const alone = renderToStaticMarkup(
    <Wheel {...names} presenters={presenters.slice(0, 1)} desk={driving} me="ceo" driverHere driverGone={false} />,
  )
  expect(alone).toContain('Hand over…')
  expect(alone).not.toContain('You drive')
  expect(renderToStaticMarkup(<Wheel {...names} desk={driving} me="ceo" driverHere driverGone={false} />)).toMatch(/You drive.*Hand over…/s)
})
