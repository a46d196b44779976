import { mayKeepAccount } from '#app/model/people/may.ts'
import { companyOf } from '../people/company.ts'
import type { Hall } from '../use/hall.ts'
import type { Use } from '../use/index.ts'
import { nonceOf } from './headers.ts'
import type { LoadContext } from './remix.ts'
import { cookiesOf, visitorOf } from './session.ts'

/** What loaders and actions get, made anew for each request: who asks is looked up, not remembered. */
export function loadContext(hall: Hall, use: Use, mark: string | null = null): LoadContext {
  const { config, log } = hall
  const cookies = cookiesOf(config)
  return async (req, res) => {
    const { actor, name, device, stage, link } = await visitorOf(hall, req.headers)
    const address = req.ip ?? ''
    if (mayKeepAccount(actor)) hall.throttle.places.note(actor.personId, address)
    return {
      actor,
      name,
      company: await companyOf(hall.store),
      use,
      cookies,
      device,
      stage,
      link,
      address,
      mail: hall.post.configured,
      nonce: nonceOf(res),
      publicUrl: config.publicUrl,
      mark,
      now: hall.clock.now(),
      fault: error => log.error({ err: error }, 'page failed'),
      ignored: fields =>
        log.warn({ fields: fields.slice(0, 10).map(field => field.slice(0, 40)) }, 'a form brought fields that it does not have'),
    }
  }
}
