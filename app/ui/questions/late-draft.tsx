import { EMPTY_DRAFT } from '#app/live/questions/draft.ts'
import type { Own } from '#app/live/questions/use-own.ts'
import { Button } from '../button.tsx'
import { TextArea } from '../field.tsx'
import { tooLate as text } from '../words/receipts.ts'

/** What somebody had written when asking closed, or took back afterwards: to be read and copied, no longer sent. */
export function LateDraft({ own: { draft, saveDraft } }: { own: Pick<Own, 'draft' | 'saveDraft'> }) {
  if (draft.text.trim() === '') return null
  return (
    <div className="late-draft">
      <TextArea name="late-draft" label={text.label} hint={text.hint} rows={4} dir="auto" readOnly value={draft.text} />
      <Button type="button" size="small" kind="quiet" onClick={() => saveDraft(EMPTY_DRAFT)}>
        {text.remove}
      </Button>
    </div>
  )
}
