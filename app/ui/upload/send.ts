/** A line of the server's answer while a workbook is read (server/http/uploads.ts). */
export type UploadLine =
  | { is: 'progress'; phase: 'waiting' | 'unpacking' | 'reading' | 'understanding'; done: number; total: number }
  | { is: 'understood'; uploadId: string }
  | { is: 'refused'; message: string }

export type SendState =
  | { is: 'idle' }
  /** In bytes. */
  | { is: 'sending'; done: number; total: number }
  | { is: 'reading'; phase: (UploadLine & { is: 'progress' })['phase']; done: number; total: number }
  | { is: 'refused'; message: string }
  | { is: 'lost' }

/**
 * Sends a file as the body of a request and reports how far it is: XMLHttpRequest, because fetch tells nothing about sending. Returns
 * what cancels it; a cancelled upload leaves nothing on the server.
 */
export function sendFile(
  url: string,
  file: File,
  { onState, onAnswer }: { onState(state: SendState): void; onAnswer(status: number, body: string): void },
): () => void {
  const request = new XMLHttpRequest()
  let read = 0
  request.upload.onprogress = event => onState({ is: 'sending', done: event.loaded, total: event.total || file.size })
  request.onprogress = () => {
    if (request.status !== 200) return
    const end = request.responseText.lastIndexOf('\n')
    const fresh = linesOf(request.responseText.slice(read, end + 1)).findLast(line => line.is === 'progress')
    read = end + 1
    if (fresh) onState({ is: 'reading', phase: fresh.phase, done: fresh.done, total: fresh.total })
  }
  request.onload = () => onAnswer(request.status, request.responseText)
  request.onerror = () => onState({ is: 'lost' })
  request.open('POST', url)
  request.setRequestHeader('Content-Type', 'application/octet-stream')
  request.send(file)
  return () => request.abort()
}

export const linesOf = (text: string): UploadLine[] =>
  text
    .split('\n')
    .filter(line => line.trim() !== '')
    .map(line => JSON.parse(line) as UploadLine)

/** The sentence of a refusal, or undefined when the body holds none. */
export function messageOf(body: string): string | undefined {
  try {
    return (JSON.parse(body) as { message?: string }).message
  } catch {
    // A proxy in between answers with a page of its own.
    return undefined
  }
}
