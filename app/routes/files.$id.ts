import type { LoaderFunctionArgs } from '@remix-run/node'
import { fileResponse } from '../http/download.server.ts'
import { redirectTo } from '../http/redirect.server.ts'

/** Which no route knows: a browser that was led to a file sees the page for what is gone or not yours. A picture in a page needs none. */
const NO_PAGE = '/files'
const isNavigation = (request: Request): boolean => request.headers.get('accept')?.includes('text/html') ?? false

/** A picture of a report that the reader may see, or for leaders the workbook that a report came from. */
export async function loader({ request, params, context: { actor, use } }: LoaderFunctionArgs): Promise<Response> {
  const found = await use.files.fetchFile(actor, params.id ?? '')
  if (!found.ok) {
    if (found.fault.kind === 'conflict')
      return new Response(found.fault.message, { status: 410, headers: { 'Content-Type': 'text/plain; charset=utf-8' } })
    if (isNavigation(request)) return redirectTo(NO_PAGE)
    return new Response('Not found.', { status: 404, headers: { 'Content-Type': 'text/plain' } })
  }
  return fileResponse(found.file, found.file.purpose === 'picture' ? 'inline' : 'attachment')
}
