import { data, type ActionFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { plainFault } from '#app/model/plain-fault.ts'
import type { Fault } from '#server/use/hall.ts'
import { type Method, methodOf } from './method.server.ts'

/** What a form gets back when it was not taken: what is wrong by field ('' for the whole), and what was typed, but for secrets. */
export interface FormFault {
  errors: Record<string, string>
  typed: Record<string, string | string[]>
}

const KILOBYTE = 1_024
/** A form of fields; pages that take longer texts say so. */
const MOST = 128 * KILOBYTE
const SECRETS = new Set(['password', 'current', 'code'])

export interface FormLimits {
  maxBytes?: number
  /** What the route answers; POST if nothing is said. */
  methods?: readonly Method[]
}

/**
 * The form of this request.
 * @throws 405 for a method that the route does not answer, 413 for a body that is longer than `maxBytes`, 400 for one that is no form
 */
export async function formOf(
  { request }: Pick<ActionFunctionArgs, 'request'>,
  { maxBytes = MOST, methods = ['POST'] }: FormLimits = {},
): Promise<FormData> {
  methodOf(request, ...methods)
  const { headers } = request
  // A form without fields may come without a body.
  if (!headers.has('content-length') && !headers.has('transfer-encoding')) return new FormData()
  const length = Number(headers.get('content-length') ?? Number.NaN)
  // A browser always says how long a form is; what does not say it could be endless.
  if (!(length <= maxBytes))
    throw new Response(`This is more than the ${Math.round(maxBytes / KILOBYTE)} KB that this form takes.`, { status: 413 })
  try {
    return await request.formData()
  } catch {
    throw new Response('This form could not be read. Open the page again and repeat what you did.', { status: 400 })
  }
}

/** Which of a page's forms was sent. */
export const intentOf = (form: FormData): string => String(form.get('intent') ?? '')

const isList = (schema: unknown): boolean => schema instanceof z.ZodArray

function fieldsOf(form: FormData, schema: z.ZodObject): Record<string, unknown> {
  const fields: Record<string, unknown> = {}
  for (const [name, part] of Object.entries(schema.shape)) {
    if (isList(part)) fields[name] = form.getAll(name).filter(value => typeof value === 'string')
    else {
      const value = form.get(name)
      if (typeof value === 'string') fields[name] = value
      else if (value === null && part instanceof z.ZodString) fields[name] = ''
    }
  }
  return fields
}

function typedIn(form: FormData, schema: z.ZodObject): FormFault['typed'] {
  const typed: FormFault['typed'] = {}
  for (const [name, part] of Object.entries(schema.shape)) {
    if (SECRETS.has(name)) continue
    const values = form.getAll(name).filter(value => typeof value === 'string')
    if (isList(part)) typed[name] = values
    else if (values[0] !== undefined) typed[name] = values[0]
  }
  return typed
}

export type ReadForm<S extends z.ZodObject> =
  | { ok: true; value: z.output<S>; typed: FormFault['typed'] }
  | { ok: false; answer: ReturnType<typeof data<FormFault>> }

/** Reads what the schema names and nothing else: further fields (a role, a date, a count of votes) are left out and noted in the log. */
export function parseForm<S extends z.ZodObject>({ context }: Pick<ActionFunctionArgs, 'context'>, form: FormData, schema: S): ReadForm<S> {
  const unknown = [...new Set(form.keys())].filter(name => name !== 'intent' && !(name in schema.shape))
  if (unknown.length) context.ignored(unknown)
  const typed = typedIn(form, schema)
  const read = schema.safeParse(fieldsOf(form, schema))
  if (read.success) return { ok: true, value: read.data, typed }
  const errors: Record<string, string> = {}
  for (const issue of read.error.issues) errors[String(issue.path[0] ?? '')] ??= plainFault(issue)
  return { ok: false, answer: data({ errors, typed }, { status: 422 }) }
}

/** A page with one form. */
export async function readForm<S extends z.ZodObject>(args: ActionFunctionArgs, schema: S, limits?: FormLimits): Promise<ReadForm<S>> {
  return parseForm(args, await formOf(args, limits), schema)
}

/**
 * A use case's fault as the answer to a form.
 * @throws 404 and 403, which pages show instead of the form
 */
export function answerFault(fault: Fault, typed: FormFault['typed'] = {}): ReturnType<typeof data<FormFault>> {
  switch (fault.kind) {
    case 'not found':
      throw new Response(null, { status: 404 })
    case 'forbidden':
      throw new Response(null, { status: 403 })
    case 'invalid':
      return data({ errors: fault.fields, typed }, { status: 422 })
    case 'conflict':
      return data({ errors: { '': fault.message }, typed }, { status: 409 })
    case 'stale':
      return data(
        {
          errors: { '': 'Somebody else changed this meanwhile. Copy what you typed, load this page again and enter it once more.' },
          typed,
        },
        { status: 409 },
      )
  }
}
