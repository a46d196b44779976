import type { LoaderFunctionArgs } from '@remix-run/node'
import { orNotFound, requirePledge } from '../http/actor.server.ts'
import { fileResponse } from '../http/download.server.ts'
import { given } from '../http/outcome.server.ts'

const FORMATS = ['xlsx', 'csv'] as const

/**
 * A report as a file: `?section=` takes one section alone, `?draft` what would be published now. For those who work on reports, and for
 * everybody where the company allows it.
 */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  const { actor } = requirePledge(args)
  const { id = '', format } = args.params
  const known = FORMATS.find(name => name === format)
  orNotFound(known !== undefined)
  const asked = new URL(args.request.url).searchParams
  const { file } = given(
    await args.context.use.exports.report(actor, {
      reportId: id,
      sectionId: asked.get('section') ?? undefined,
      format: known,
      draft: asked.has('draft'),
    }),
  )
  return fileResponse(file)
}
