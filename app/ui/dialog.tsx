import { type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { Button } from './button.tsx'
import { words } from './words.ts'

export interface DialogProps {
  open: boolean
  /** Escape, the close button, or a press outside. */
  onClose: () => void
  title: ReactNode
  children: ReactNode
  /** Buttons at the end, the main one last. */
  actions?: ReactNode
}

/** A question or a small form that has to be settled first. The browser keeps the focus inside and gives it back. */
export const Dialog = (props: DialogProps) => <Asking {...props} className="dialog" />

/** Detail that comes from below on a phone and from the right on a wide screen. */
export const Sheet = (props: DialogProps) => <Asking {...props} className="sheet" />

const text = words.page.unsaved

/** What was typed into a dialog and not kept is not taken along by Escape or a press beside it: asks first. */
function Asking(props: DialogProps & { className: string }) {
  // Null until it has to be asked: most dialogs never have to.
  const [asking, setAsking] = useState<boolean | null>(null)
  const stay = () => setAsking(false)
  return (
    <>
      {/* First of the two: it closes first, and gives the focus back to what the other one gives it back from. */}
      {asking !== null && (
        <Modal
          className="dialog"
          open={asking && props.open}
          onClose={stay}
          title={text.closeTitle}
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
          <p>{text.closeLost}</p>
        </Modal>
      )}
      <Modal {...props} onUnsaved={() => setAsking(true)} />
    </>
  )
}

interface ModalProps extends DialogProps {
  className: string
  /** In place of `onClose` while a form in it holds what nobody has kept. */
  onUnsaved?: () => void
}

function Modal({ open, onClose, onUnsaved, title, children, actions, className }: ModalProps) {
  const box = useRef<HTMLDialogElement>(null)
  const isKept = (): boolean => onUnsaved === undefined || !box.current?.querySelector('form[data-unsaved]')
  const leave = () => (isKept() ? box.current?.close() : onUnsaved?.())
  const id = useId()
  useEffect(() => {
    const dialog = box.current
    if (!dialog) return
    if (open && !dialog.open) {
      // A caret that a touch left in the page behind would be looked for at every layout, through all that is inert from now on.
      const selection = getSelection()
      if (selection?.isCollapsed) selection.removeAllRanges()
      dialog.showModal()
    }
    if (!open && dialog.open) dialog.close()
  }, [open])
  return (
    <dialog
      ref={box}
      className={className}
      aria-labelledby={id}
      onCancel={event => {
        if (event.target !== event.currentTarget || isKept()) return
        event.preventDefault()
        onUnsaved?.()
      }}
      onClose={({ currentTarget }) => {
        if (!open || isKept()) return onClose()
        // A browser closes at a second Escape whatever the page says to it.
        currentTarget.showModal()
        onUnsaved?.()
      }}
      // The dialog element itself is hit only where nothing of it is painted: on its backdrop.
      onClick={({ target, currentTarget }) => target === currentTarget && leave()}
    >
      {open && (
        <div className="dialog-body">
          <header className="dialog-head">
            <h2 id={id}>{title}</h2>
            <button type="button" className="icon-button" aria-label={words.controls.close} onClick={leave}>
              <span aria-hidden="true">×</span>
            </button>
          </header>
          <div className="dialog-content">{children}</div>
          {actions && <footer className="dialog-actions">{actions}</footer>}
        </div>
      )}
    </dialog>
  )
}
