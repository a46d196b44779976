import { Transform } from 'node:stream'
import type { ActionFunctionArgs, AppLoadContext, EntryContext, LoaderFunctionArgs } from '@remix-run/node'
import { createReadableStreamFromReadable } from '@remix-run/node'
import { RemixServer } from '@remix-run/react'
import { renderToPipeableStream } from 'react-dom/server'
import { NonceContext } from './ui/nonce.tsx'

/** How long (ms) a loader may keep a stream open before its boundary shows an error instead. */
export const streamTimeout = 5_000

export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  { nonce, fault }: AppLoadContext,
): Promise<Response> {
  return new Promise((resolve, reject) => {
    let answered = false
    const { pipe, abort } = renderToPipeableStream(
      <NonceContext.Provider value={nonce}>
        <RemixServer context={remixContext} url={request.url} nonce={nonce} />
      </NonceContext.Provider>,
      {
        nonce,
        onShellReady() {
          answered = true
          const body = gathering()
          headers.set('Content-Type', 'text/html; charset=utf-8')
          resolve(new Response(createReadableStreamFromReadable(body), { headers, status }))
          pipe(body)
        },
        onShellError: reject,
        // Before the shell is out the error reaches the error boundary through reject; after it, only the log can know.
        onError(error) {
          status = 500
          if (answered) fault(error)
        },
      },
    )
    setTimeout(abort, streamTimeout + 1_000).unref()
  })
}

/** So much is passed on at once. */
const GATHERED = 64 * 1_024

/**
 * React writes 2 kB at a time, and each piece would pass four streams and the compressor by itself: what is written in one turn goes on
 * together.
 */
function gathering(): Transform {
  let pieces: Buffer[] = []
  let size = 0
  let waits = false
  const passOn = (to: Transform) => {
    if (size > 0) to.push(Buffer.concat(pieces, size))
    pieces = []
    size = 0
  }
  return new Transform({
    highWaterMark: GATHERED,
    transform(piece: Buffer, _, done) {
      pieces.push(piece)
      size += piece.length
      if (size >= GATHERED) passOn(this)
      else if (!waits) {
        waits = true
        setImmediate(() => {
          waits = false
          if (!this.destroyed && !this.writableEnded) passOn(this)
        })
      }
      done()
    },
    flush(done) {
      passOn(this)
      done()
    },
  })
}

/** A request that its sender gave up is no fault; everything else is logged, without the address's query string. */
export function handleError(error: unknown, { request, context }: LoaderFunctionArgs | ActionFunctionArgs): void {
  if (!request.signal.aborted) (context as AppLoadContext).fault(error)
}
