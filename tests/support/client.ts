import type { Role } from '#app/model/people/roles.ts'
import { addPerson } from './hall.ts'
import type { House } from '#server/house.ts'
import { cookiesOf } from '#server/http/session.ts'

/** A browser without a screen: keeps cookies, names its origin when it posts, follows nothing. */
export class Client {
  readonly url: string
  private readonly cookies = new Map<string, string>()

  constructor(url: string, ...setCookies: string[]) {
    this.url = url
    for (const line of setCookies) this.keep(line)
  }

  get cookie(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  }

  get(path: string): Promise<Response> {
    return this.send(path, {})
  }

  /** As a form without script posts. */
  post(path: string, fields: Record<string, string>, method = 'POST'): Promise<Response> {
    return this.send(path, { method, body: new URLSearchParams(fields), headers: { origin: this.url } })
  }

  private async send(path: string, init: RequestInit & { headers?: Record<string, string> }): Promise<Response> {
    const answer = await fetch(this.url + path, {
      ...init,
      redirect: 'manual',
      headers: { ...init.headers, ...(this.cookies.size ? { cookie: this.cookie } : {}) },
    })
    for (const line of answer.headers.getSetCookie()) this.keep(line)
    return answer
  }

  private keep(line: string): void {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
    if (value) this.cookies.set(name, value)
    else this.cookies.delete(name)
  }
}

/** Somebody with these roles who has just signed in and gave the pledge. */
export async function signedIn(house: Pick<House, 'hall'>, name: string, roles: Role[] = []): Promise<Client> {
  const { config } = house.hall
  return new Client(config.publicUrl, cookiesOf(config).session(await addPerson(house.hall, name, roles)))
}
