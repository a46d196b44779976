import type { LoaderFunctionArgs } from '@remix-run/node'
import { redirectTo } from '../http/redirect.server.ts'

/** A file's own name as a header can carry it: plain letters for old browsers, all of it encoded for the others. */
function disposition(kind: 'inline' | 'attachment', name: string): string {
  const plain = name.replace(/[^\w .-]/g, '_').slice(0, 100) || 'file'
  return `${kind}; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, letter => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`)}`
}

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
  const { name, contentType, purpose, bytes } = found.file
  return new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': contentType,
      'Content-Disposition': disposition(purpose === 'picture' ? 'inline' : 'attachment', name),
      'Cache-Control': 'private, no-store',
      'X-Content-Type-Options': 'nosniff',
    },
  })
}
