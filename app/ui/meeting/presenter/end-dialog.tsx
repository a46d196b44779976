import { useState } from 'react'
import type { Published } from '#app/model/meeting/catalogue.ts'
import { Button } from '../../button.tsx'
import { Dialog } from '../../dialog.tsx'
import { Verb } from '../verb.tsx'
import { desk as deskWords } from '../../words/desk.ts'

const text = deskWords.present
/** The catalogue's own list is the server's: it brings zod along. */
const CHOICES: readonly Published[] = ['shown', 'everything', 'nothing']

/**
 * In a far corner, and asked again: nobody ends an all-hands by a slip. Asks what everyone may read from now on; `whole`: whether this
 * presenter may decide for the whole report.
 */
export function EndMeeting({ meetingId, sealed, whole }: { meetingId: string; sealed: boolean; whole: boolean }) {
  const [asked, setAsked] = useState(false)
  return (
    <>
      <Button size="small" kind="danger" className="desk-end" onClick={() => setAsked(true)}>
        {text.end}
      </Button>
      <Dialog open={asked} onClose={() => setAsked(false)} title={text.endTitle}>
        <Verb
          action={`/meetings/${meetingId}/end`}
          label={text.endDo}
          kind="danger"
          beside={
            <Button type="button" onClick={() => setAsked(false)}>
              {text.stay}
            </Button>
          }
        >
          {sealed ? (
            <fieldset className="end-choices">
              <legend>{text.endText}</legend>
              {CHOICES.filter(value => whole || value !== 'everything').map(value => (
                <label key={value} className="end-choice">
                  <input type="radio" name="publish" value={value} defaultChecked={value === 'shown'} />
                  <span>
                    <strong>{text.publish[value]}</strong>
                    <span className="field-hint">{text.publishHint[value]}</span>
                  </span>
                </label>
              ))}
              {!whole && <p className="field-hint">{text.notWhole}</p>}
            </fieldset>
          ) : (
            <>
              <p>{text.openReport}</p>
              <input type="hidden" name="publish" value="nothing" />
            </>
          )}
        </Verb>
      </Dialog>
    </>
  )
}
