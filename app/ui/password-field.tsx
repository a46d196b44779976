import { type ComponentProps, useState } from 'react'
import { Field } from './field.tsx'
import { people as words } from './words/people.ts'

/** A password, which its owner may look at: most wrong passwords are mistyped ones. */
export function PasswordField(props: Omit<ComponentProps<typeof Field>, 'type'>) {
  const [shown, setShown] = useState(false)
  return (
    <div className="password-field">
      <Field {...props} type={shown ? 'text' : 'password'} autoCapitalize="none" autoCorrect="off" spellCheck={false} />
      <button
        type="button"
        className="button quiet small"
        aria-pressed={shown}
        aria-label={words.password.showWhat}
        onClick={() => setShown(!shown)}
      >
        {shown ? words.password.hide : words.password.show}
      </button>
    </div>
  )
}
