import { StrictMode } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { FollowPage } from './page.tsx'
import { COMPANY_META, ROOT_ID } from './waiting.tsx'

// The follow page of a browser. Its document is the same for everybody, so which meeting it is stands in the address alone.
const root = document.getElementById(ROOT_ID)
const company = document.querySelector<HTMLMetaElement>(`meta[name="${COMPANY_META}"]`)?.content ?? ''
const meetingId = location.pathname.split('/')[2] ?? ''
if (root)
  hydrateRoot(
    root,
    <StrictMode>
      <FollowPage meetingId={meetingId} company={company} />
    </StrictMode>,
  )
