import { type ReactNode, useEffect, useId, useRef } from 'react'
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
export const Dialog = (props: DialogProps & Holding) => <Modal {...props} className="dialog" />

/** Detail that comes from below on a phone and from the right on a wide screen. */
export const Sheet = (props: DialogProps) => <Modal {...props} className="sheet" />

interface Holding {
  /** Asked before it closes by Escape, its button or a press beside it: whether it has to stay open. */
  holds?: (box: HTMLDialogElement) => boolean
}

function Modal({ open, onClose, holds, title, children, actions, className }: DialogProps & Holding & { className: string }) {
  const box = useRef<HTMLDialogElement>(null)
  const leave = () => box.current && !holds?.(box.current) && box.current.close()
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
      onCancel={event => event.target === event.currentTarget && holds?.(event.currentTarget) && event.preventDefault()}
      // A browser closes at a second Escape whatever the page says to it.
      onClose={({ currentTarget }) => (open && holds?.(currentTarget) ? currentTarget.showModal() : onClose())}
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
