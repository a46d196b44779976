import { useState } from 'react'
import { type Finding, findingsOf, type Heard, PROBE_BYTES, PROBE_PATH, type Probe } from '#app/model/question/probe.ts'
import { Button } from '../button.tsx'
import { CopyButton } from '../copy-button.tsx'
import { Notice } from '../notice.tsx'
import { PageSection } from '../page.tsx'
import { proxy as said } from '../words/proxy.ts'

interface Tested {
  marker: string
  findings: Finding[]
}

/** Sends a request on the way that questions take, and says how it came through. */
export function ProxyTest() {
  const [tested, setTested] = useState<Tested>()
  const [busy, setBusy] = useState(false)
  const test = async () => {
    setBusy(true)
    const marker = newMarker()
    setTested({ marker, findings: findingsOf(await send(marker)) })
    setBusy(false)
  }
  return (
    <>
      <Button onClick={() => void test()} resting={busy}>
        {busy ? said.testing : said.test}
      </Button>
      {tested && (
        <>
          <PageSection title={said.found}>
            {tested.findings.map(finding => (
              <Notice key={finding.kind} tone={finding.kind === 'clear' ? 'good' : 'bad'} live>
                <p>{finding.kind === 'named' ? said.named(finding.headers) : said.findings[finding.kind]}</p>
              </Notice>
            ))}
          </PageSection>
          <PageSection title={said.logs} actions={<CopyButton text={said.command(tested.marker)} />}>
            <p>{said.logsLead}</p>
            <pre className="code">
              <code>{said.command(tested.marker)}</code>
            </pre>
            <p className="aside">{said.logsAfter}</p>
          </PageSection>
        </>
      )}
    </>
  )
}

const newMarker = (): string => Array.from(crypto.getRandomValues(new Uint8Array(16)), byte => byte.toString(16).padStart(2, '0')).join('')

/** As a question is sent, and as long as one can be. Null: nothing came back. */
async function send(marker: string): Promise<Heard | null> {
  const empty = JSON.stringify({ filling: '' }).length
  try {
    const response = await fetch(`${PROBE_PATH}/${marker}`, {
      method: 'POST',
      credentials: 'omit',
      cache: 'no-store',
      redirect: 'error',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ filling: 'x'.repeat(PROBE_BYTES - empty) }),
    })
    const answer = (await response.json().catch(() => null)) as (Partial<Probe> & { state?: string; code?: string }) | null
    const refused = answer?.state === 'refused' ? (answer.code ?? null) : null
    return { status: response.status, refused, probe: response.ok && Array.isArray(answer?.named) ? (answer as Probe) : null }
  } catch {
    return null
  }
}
