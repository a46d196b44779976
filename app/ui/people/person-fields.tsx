import { ROLES, type Role } from '#app/model/people/roles.ts'
import { Checkbox, Field } from '../field.tsx'
import { people } from '../words/people.ts'

const said = people.list

export interface PersonFieldsProps {
  name: string
  email: string
  staffNumber: string
  roles: readonly string[]
  errors: Record<string, string> | undefined
}

const GIVEN: readonly Role[] = ROLES.filter(role => role !== 'employee')

/** What an administrator says of a person. */
export function PersonFields({ name, email, staffNumber, roles, errors }: PersonFieldsProps) {
  return (
    <>
      <Field label={said.name} name="name" autoComplete="off" defaultValue={name} error={errors?.name} required />
      <Field label={said.email} name="email" type="email" autoComplete="off" defaultValue={email} error={errors?.email} optional />
      <Field
        label={said.staffNumber}
        name="staffNumber"
        autoComplete="off"
        defaultValue={staffNumber}
        error={errors?.staffNumber}
        optional
      />
      <fieldset className="field roles">
        <legend>{said.roles}</legend>
        <p className="field-hint">{said.rolesHint}</p>
        {GIVEN.map(role => (
          <Checkbox
            key={role}
            name="roles"
            value={role}
            label={people.roles[role]}
            hint={people.roleHints[role]}
            defaultChecked={roles.includes(role)}
          />
        ))}
      </fieldset>
    </>
  )
}
