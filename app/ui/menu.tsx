import { type ReactNode, useEffect, useRef } from 'react'

/**
 * A short list of links or buttons behind one word. A native disclosure: it opens without script; Escape, a press
 * outside or going on with Tab closes it.
 */
export function Menu({
  label,
  name,
  size = 'small',
  className = '',
  children,
}: {
  label: ReactNode
  /** What a screen reader calls it, where the label is short because of what it stands beside. */
  name?: string
  size?: 'small' | 'normal'
  className?: string
  children: ReactNode
}) {
  const box = useRef<HTMLDetailsElement>(null)
  useEffect(() => {
    const close = (event: Event) => {
      const menu = box.current
      if (!menu?.open) return
      if (event instanceof KeyboardEvent) {
        if (event.key !== 'Escape') return
        if (menu.contains(document.activeElement)) menu.querySelector('summary')?.focus()
      } else if (event.target instanceof Node && menu.contains(event.target)) return
      menu.open = false
    }
    document.addEventListener('pointerdown', close)
    document.addEventListener('keydown', close)
    return () => {
      document.removeEventListener('pointerdown', close)
      document.removeEventListener('keydown', close)
    }
  }, [])
  return (
    <details
      ref={box}
      className={`menu ${className}`}
      onBlur={({ currentTarget, relatedTarget }) => {
        // Where the focus goes to nothing, as with a press on a word, that press decides.
        if (relatedTarget && !currentTarget.contains(relatedTarget)) currentTarget.open = false
      }}
    >
      <summary className={`button plain ${size}`} aria-label={name}>
        {label} <span aria-hidden="true">▾</span>
      </summary>
      <div
        className="menu-items"
        onClick={({ target }) => {
          if (target instanceof Element && target.closest('a, button') && box.current) box.current.open = false
        }}
      >
        {children}
      </div>
    </details>
  )
}
