import { variables } from './config.ts'

/** README's table of every variable, from the schema that checks them. */
export function configTable(): string {
  const rows = Object.entries(variables.shape).map(([name, schema]) => {
    const otherwise = schema.safeParse(undefined)
    const value = otherwise.success && otherwise.data !== undefined ? `\`${String(otherwise.data)}\`` : ''
    return `| \`${name}\` | ${value} | ${schema.description} |`
  })
  return ['| variable | default | meaning |', '|---|---|---|', ...rows].join('\n')
}
