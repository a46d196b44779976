import type { ReactNode } from 'react'
import { Button, type ButtonKind } from '../button.tsx'
import { FormErrors } from '../form-errors.tsx'
import { useVerb } from './use-verb.ts'

/** One thing to do with a meeting: a form that posts to a resource, and says on this page why it was not done. */
export function Verb({
  action,
  method = 'post',
  label,
  kind = 'plain',
  size,
  children,
  beside,
}: {
  action: string
  method?: 'post' | 'delete'
  label: ReactNode
  kind?: ButtonKind
  size?: 'small' | 'normal' | 'large'
  /** Fields; gets what was wrong by field. */
  children?: ReactNode | ((errors: Record<string, string>) => ReactNode)
  /** Buttons beside. */
  beside?: ReactNode
}) {
  const { busy, errors, said, submit } = useVerb(method === 'delete' ? method : undefined)
  return (
    <form method="post" action={action} noValidate onSubmit={submit}>
      <FormErrors errors={errors} />
      {said && <p role="status">{said}</p>}
      {typeof children === 'function' ? children(errors ?? {}) : children}
      <div className="actions">
        {beside}
        <Button kind={kind} size={size} busy={busy}>
          {label}
        </Button>
      </div>
    </form>
  )
}
