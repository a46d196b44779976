// What a browser keeps of a person for questions without names: the seed, tokens, texts not yet stored, receipts, own votes. It stays on
// this device. IndexedDB, because its transactions keep two tabs from making two seeds, and because it works on plain http.

export interface Vault {
  get<T>(key: string): Promise<T | undefined>
  /** Keeps a value unless there is one under the key already; gives the one that is there then, whoever put it. */
  keep<T>(key: string, value: T): Promise<T>
  put<T>(key: string, value: T): Promise<void>
  remove(key: string): Promise<void>
  /** Everything whose key begins so, by key. */
  list<T>(prefix: string): Promise<T[]>
  /** How the keys that begin so go on. */
  names(prefix: string): Promise<string[]>
  /** Removes everything whose key begins so. */
  forget(prefix: string): Promise<void>
  /** Hears of every change, in this tab or another, and whether it was that somebody signed out. Gives the function that ends it. */
  watch(hear: (erased?: boolean) => void): () => void
  close(): void
}

const STORE = 'kept'
const CHANNEL = 'candor-vault'
const ERASED = 'erased'
const EVERYTHING = 'everything'

/** How often everything was erased while this page is open: a vault of before keeps nothing more. */
let erasures = 0

/**
 * The vault of one person in this browser: several people may share a computer.
 * @throws when the browser keeps nothing (some private windows)
 */
export async function openVault(holder: string): Promise<Vault> {
  const database = await open()
  const channel = new BroadcastChannel(CHANNEL)
  const hearers = new Set<(erased?: boolean) => void>()
  const tell = (erased = false) => {
    for (const hear of hearers) hear(erased)
  }
  const opened = erasures
  channel.addEventListener('message', ({ data }) => {
    if (data === EVERYTHING) {
      erasures++
      // What was written before this was heard.
      database.transaction(STORE, 'readwrite').objectStore(STORE).clear()
    }
    tell(data !== null)
  })
  const named = (key: string) => `${holder}/${key}`
  const within = (prefix: string) => IDBKeyRange.bound(named(prefix), `${named(prefix)}\uffff`)

  /** What was being written then still is; only nobody here hears of it. */
  let closed = false

  const read = <T>(ask: (store: IDBObjectStore) => IDBRequest<T>) =>
    settled(ask(database.transaction(STORE, 'readonly').objectStore(STORE)))

  /** Answers when the disk has it, not when the browser has heard of it: what follows may be a promise. */
  function write<T>(act: (store: IDBObjectStore) => IDBRequest<T> | undefined): Promise<T | undefined> {
    return new Promise((done, failed) => {
      // Tokens that come in late: nobody waits for them any more.
      if (opened !== erasures) return
      const transaction = database.transaction(STORE, 'readwrite', { durability: 'strict' })
      const request = act(transaction.objectStore(STORE))
      transaction.oncomplete = () => {
        if (!closed) channel.postMessage(null)
        tell()
        done(request?.result)
      }
      transaction.onabort = () => failed(transaction.error ?? new Error('not kept'))
    })
  }

  return {
    get: key => read(store => store.get(named(key))),
    async keep(key, value) {
      let kept = value
      await write(store => {
        const before = store.get(named(key))
        before.onsuccess = () => {
          if (before.result === undefined) store.put(value, named(key))
          else kept = before.result
        }
        return undefined
      })
      return kept
    },
    put: async (key, value) => void (await write(store => store.put(value, named(key)))),
    remove: async key => void (await write(store => store.delete(named(key)))),
    list: prefix => read(store => store.getAll(within(prefix))),
    names: async prefix => (await read(store => store.getAllKeys(within(prefix)))).map(key => String(key).slice(named(prefix).length)),
    forget: async prefix => void (await write(store => store.delete(within(prefix)))),
    watch(hear) {
      hearers.add(hear)
      return () => void hearers.delete(hear)
    },
    close() {
      closed = true
      channel.close()
      database.close()
    },
  }
}

/** What is left in a browser of anybody's questions. */
export interface Left {
  /** Whether there is anything at all. */
  anything: boolean
  receipts: number
  /** Questions, and what was added to them, that the server has not stored. */
  unsent: number
}

/** Somebody has signed out: what was written and not sent is erased at once, of everybody who used this browser; tells what is left. */
export async function eraseDrafts(): Promise<Left> {
  const database = await open()
  const store = database.transaction(STORE, 'readwrite', { durability: 'strict' }).objectStore(STORE)
  const left: Left = { anything: false, receipts: 0, unsent: 0 }
  const request = store.openCursor()
  await new Promise<void>((done, failed) => {
    request.onerror = () => failed(request.error ?? new Error('not read'))
    request.onsuccess = () => {
      const cursor = request.result
      if (!cursor) return done()
      const [, kind] = String(cursor.key).split('/')
      if (kind === 'draft') cursor.delete()
      else {
        left.anything = true
        const { state, receipt } = cursor.value as { state?: string; receipt?: string }
        if (kind === 'asked' && receipt) left.receipts++
        if ((kind === 'asked' || kind === 'act') && (state === 'waiting' || state === 'held')) left.unsent++
      }
      cursor.continue()
    }
  })
  sayErased(database)
  return left
}

/** Erases what this browser keeps, of everybody: who left a shared computer is not signed in any more. */
export async function eraseEverything(): Promise<void> {
  const database = await open()
  erasures++
  await settled(database.transaction(STORE, 'readwrite', { durability: 'strict' }).objectStore(STORE).clear())
  sayErased(database, EVERYTHING)
}

/** To pages that are still open in other tabs: what they show would be written back with the next letter. */
function sayErased(database: IDBDatabase, what = ERASED): void {
  database.close()
  const channel = new BroadcastChannel(CHANNEL)
  channel.postMessage(what)
  channel.close()
}

function open(): Promise<IDBDatabase> {
  return new Promise((done, failed) => {
    const request = indexedDB.open('candor', 1)
    request.onupgradeneeded = () => void request.result.createObjectStore(STORE)
    request.onsuccess = () => done(request.result)
    request.onerror = () => failed(request.error ?? new Error('this browser keeps nothing'))
  })
}

const settled = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((done, failed) => {
    request.onsuccess = () => done(request.result)
    request.onerror = () => failed(request.error ?? new Error('not read'))
  })
