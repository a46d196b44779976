import { inflateSync } from 'fflate'
import { fromBase64url } from '#app/model/base64url.ts'
import { type SealedPart, unpackParts } from '#app/model/meeting/pack.ts'
import { open } from '#app/model/meeting/seal.ts'
import type { PartKey, PartView } from '#app/model/meeting/wire.ts'

export interface PartsOptions {
  meetingId: string
  /** The secret of a browser source's address. */
  link?: string
  /** Where the sealed bytes are fetched; tests give one with cookies. */
  fetch?: (path: string, cache?: RequestCache) => Promise<Response>
  /** 0 ≤ x < 1 */
  chance?: () => number
}

/**
 * A page's sealed parts: fetched ahead as one pack while people wait, opened when a key comes. A part that is missing or damaged is
 * fetched by itself.
 */
export class Parts {
  private sealed = new Map<string, SealedPart>()
  /** The pack that is here. */
  private pack: string | undefined
  private readonly opened = new Map<string, PartView>()
  private readonly fetching = new Map<string, Promise<boolean>>()
  private readonly fetch: (path: string, cache?: RequestCache) => Promise<Response>
  /** Parts that came and could not be opened. */
  private readonly damaged = new Set<string>()
  private readonly chance: () => number

  constructor(private readonly options: PartsOptions) {
    const headers: HeadersInit = options.link === undefined ? {} : { authorization: `Bearer ${options.link}` }
    this.fetch = options.fetch ?? ((path, cache) => fetch(path, { credentials: 'same-origin', headers, cache }))
    this.chance = options.chance ?? Math.random
  }

  /** Whether an earlier pack is here, so that of a later one only what has changed is fetched. */
  get hasPack(): boolean {
    return this.pack !== undefined
  }

  /**
   * Fetches what is still closed and not here, at a random moment within `spreadMs`, if it is `wanted` then. True when it is here. Where an
   * earlier pack came, that is what was sealed since: a corrected word must not have ten thousand pages fetch everything again.
   */
  async prefetch(pack: string, spreadMs: number, wanted: () => boolean = () => true): Promise<boolean> {
    return this.once(`v=${pack}`, async path => {
      if (spreadMs > 0) await new Promise(resolve => setTimeout(resolve, this.chance() * spreadMs))
      if (!wanted()) return false
      const since = this.pack
      const found = await this.load(since === undefined ? path : `${path}&since=${since}`)
      if (!found) return false
      this.sealed = new Map([...(since === undefined ? [] : this.sealed), ...found.map(part => [part.id, part] as const)])
      this.pack = pack
      return true
    })
  }

  /** The part of a key, if it is here already. */
  peek(key: PartKey): PartView | undefined {
    const known = this.opened.get(key.part)
    if (known) return known
    const sealed = this.sealed.get(key.part)
    const view = sealed && unseal(sealed, key)
    if (view) this.opened.set(key.part, view)
    else if (sealed) {
      this.sealed.delete(key.part)
      this.damaged.add(key.part)
    }
    return view
  }

  /** The part of a key, fetched if need be; undefined when it cannot be had now. */
  async open(key: PartKey): Promise<PartView | undefined> {
    const here = this.peek(key)
    if (here) return here
    await this.once(`part=${key.part}`, async path => {
      // What came damaged may lie damaged in a cache, for as long as it is said to hold.
      const [part] = (await this.load(path, this.damaged.has(key.part) ? 'reload' : undefined)) ?? []
      if (part) this.sealed.set(part.id, part)
      return part !== undefined
    })
    return this.peek(key)
  }

  /** Each address is fetched once at a time, and again after a failure. */
  private once(query: string, work: (path: string) => Promise<boolean>): Promise<boolean> {
    const known = this.fetching.get(query)
    if (known) return known
    const path = `/meetings/${encodeURIComponent(this.options.meetingId)}/pack?${query}`
    const running = work(path).catch(() => false)
    this.fetching.set(query, running)
    void running.then(done => {
      if (!done || query.startsWith('part=')) this.fetching.delete(query)
    })
    return running
  }

  private async load(path: string, cache?: RequestCache): Promise<SealedPart[] | undefined> {
    const response = await this.fetch(path, cache)
    return response.ok ? unpackParts(new Uint8Array(await response.arrayBuffer())) : undefined
  }
}

function unseal({ nonce, sealed }: SealedPart, { key }: PartKey): PartView | undefined {
  const secret = fromBase64url(key)
  const bytes = secret && open(sealed, secret, nonce)
  return bytes && (JSON.parse(new TextDecoder().decode(inflateSync(bytes))) as PartView)
}
