import { useFetcher } from '../framework.ts'
import type { ReactNode } from 'react'
import { Button, type ButtonKind } from '../button.tsx'
import { FormErrors } from '../form-errors.tsx'

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
  const fetcher = useFetcher<{ errors?: Record<string, string> }>()
  const errors = fetcher.data?.errors
  return (
    <fetcher.Form method={method} action={action} noValidate>
      <FormErrors errors={errors} />
      {typeof children === 'function' ? children(errors ?? {}) : children}
      <div className="actions">
        {beside}
        <Button kind={kind} size={size} busy={fetcher.state !== 'idle'}>
          {label}
        </Button>
      </div>
    </fetcher.Form>
  )
}
