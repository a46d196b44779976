import { meeting as words } from '../words/meeting.ts'

const text = words.lobby

/** Where the speakers are heard, and whether with captions. */
export const HearIt = ({ hearItUrl, captioned }: { hearItUrl: string; captioned: boolean }) => (
  <>
    <a href={hearItUrl} target="_blank" rel="noopener noreferrer">
      {text.hear}
    </a>
    {captioned && ` (${text.captions})`}
  </>
)
