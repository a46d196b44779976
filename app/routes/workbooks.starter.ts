import type { LoaderFunctionArgs } from '@remix-run/node'
import { requirePledge } from '../http/actor.server.ts'
import { fileResponse } from '../http/download.server.ts'
import { given } from '../http/outcome.server.ts'

/** A workbook to begin with, for those who prepare reports. */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  const { actor } = requirePledge(args)
  return fileResponse(given(await args.context.use.exports.starter(actor)).file)
}
