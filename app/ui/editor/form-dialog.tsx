import { useState } from 'react'
import { Button } from '../button.tsx'
import { Dialog, type DialogProps } from '../dialog.tsx'
import { words } from '../words.ts'

const text = words.editor.unsaved

/** A dialog with a form of the editor. What was typed and not kept is not taken along by Escape or a press beside it: asks first. */
export function FormDialog(props: DialogProps) {
  // Null until it has to be asked: most dialogs never have to.
  const [asking, setAsking] = useState<boolean | null>(null)
  const stay = () => setAsking(false)
  const holds = (box: HTMLDialogElement): boolean => {
    const isUnsaved = box.querySelector('form[data-unsaved]') !== null
    if (isUnsaved) setAsking(true)
    return isUnsaved
  }
  return (
    <>
      {/* First of the two: it closes first, and gives the focus back to what the other one gives it back from. */}
      {asking !== null && (
        <Dialog
          open={asking && props.open}
          onClose={stay}
          title={text.title}
          actions={
            <>
              <Button
                kind="quiet"
                type="button"
                onClick={() => {
                  stay()
                  props.onClose()
                }}
              >
                {text.close}
              </Button>
              <Button type="button" onClick={stay}>
                {text.goOn}
              </Button>
            </>
          }
        >
          <p>{text.lost}</p>
        </Dialog>
      )}
      <Dialog {...props} holds={holds} />
    </>
  )
}
