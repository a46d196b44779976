import { Button } from '../../button.tsx'
import { desk as deskWords } from '../../words/desk.ts'

/** Opens the big screen on this computer, to be moved to the projector. */
export const OpenWindow = ({ meetingId }: { meetingId: string }) => (
  <Button
    size="small"
    className="desk-window"
    onClick={() => window.open(`/meetings/${meetingId}/window`, '_blank', 'popup,width=1280,height=720')}
  >
    {deskWords.present.openWindow}
  </Button>
)
