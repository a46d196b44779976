import { RemixBrowser } from '@remix-run/react'
import { startTransition, StrictMode } from 'react'
import { hydrateRoot } from 'react-dom/client'

// Libraries that inject <style> (radix-ui) look for the nonce here; the policy refuses a style without it.
const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce
if (nonce) Object.assign(globalThis, { __webpack_nonce__: nonce })

/**
 * The first call decodes what the server's page came with, and throws the promise of it, as React wants it of whatever has to wait. Awaited
 * here: a tap or a key that reaches a page which still waits makes React render it at once, which it cannot, and it then gives the page up for
 * good (its error 345). What hydrates at once, it hydrates for the tap.
 */
async function decoded(): Promise<void> {
  try {
    RemixBrowser({})
  } catch (waiting) {
    await waiting
  }
}

void decoded().then(() =>
  startTransition(() => {
    hydrateRoot(
      document,
      <StrictMode>
        <RemixBrowser />
      </StrictMode>,
    )
  }),
)
