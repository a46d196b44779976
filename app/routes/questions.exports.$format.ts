import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { orNotFound, requirePledge } from '../http/actor.server.ts'
import { fileResponse } from '../http/download.server.ts'
import { formOf } from '../http/form.server.ts'
import { given } from '../http/outcome.server.ts'
import { searchIn } from '../http/reading.server.ts'

const FORMATS = ['csv', 'json'] as const

/** Public questions as a file: all, or those of a round, line, squad or state. */
export const loader = (args: LoaderFunctionArgs) => taken(args, async () => new URL(args.request.url).searchParams)

/** Those that a search for words shows. */
export const action = (args: ActionFunctionArgs) => taken(args, () => formOf(args))

async function taken(args: LoaderFunctionArgs, asked: () => Promise<FormData | URLSearchParams>): Promise<Response> {
  const { actor } = requirePledge(args)
  const format = FORMATS.find(name => name === args.params.format)
  orNotFound(format !== undefined)
  const { file } = given(await args.context.use.reading.exported(actor, { ...searchIn(await asked()), format }))
  return fileResponse(file)
}
