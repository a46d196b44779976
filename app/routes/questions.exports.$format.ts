import type { LoaderFunctionArgs } from '@remix-run/node'
import { orNotFound, requirePledge } from '../http/actor.server.ts'
import { fileResponse } from '../http/download.server.ts'
import { given } from '../http/outcome.server.ts'
import { searchIn } from '../http/reading.server.ts'

const FORMATS = ['csv', 'json'] as const

/** Public questions as a file: all, or those that the page's search shows. */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  const { actor } = requirePledge(args)
  const format = FORMATS.find(name => name === args.params.format)
  orNotFound(format !== undefined)
  const { file } = given(await args.context.use.reading.exported(actor, { ...searchIn(args.request), format }))
  return fileResponse(file)
}
