import { open } from 'node:fs/promises'
import type { Request, Response } from 'express'
import { DISK_FULL, isDiskFull } from '../disk.ts'
import type { Hall } from '../use/hall.ts'

class TooLarge extends Error {}

/**
 * Writes the body to where files arrive. False when it did not come whole: then nothing is left and the answer, if anybody waits for one, is
 * given by `refuse`.
 */
export async function arrive(
  hall: Hall,
  req: Request,
  refuse: (status: number, message: string) => void,
  fileId: string,
  limit: number,
  tooLarge: string,
): Promise<boolean> {
  try {
    await store(req, hall.files.arriving(fileId), limit)
    return true
  } catch (error) {
    await hall.files.remove(fileId)
    if (error instanceof TooLarge) refuse(413, tooLarge)
    else if (isDiskFull(error)) refuse(507, DISK_FULL)
    else if (req.complete) throw error
    // Otherwise the sender has gone; nobody waits for an answer.
    return false
  }
}

/** @throws TooLarge, or what the disk or the connection says */
async function store(req: Request, path: string, limit: number): Promise<void> {
  if (Number(req.headers['content-length'] ?? 0) > limit) throw new TooLarge()
  const file = await open(path, 'wx', 0o600)
  try {
    let size = 0
    // The request must outlive a refusal, or the sender would see a reset instead of a sentence.
    for await (const chunk of req.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      size += chunk.length
      if (size > limit) throw new TooLarge()
      await file.write(chunk)
    }
    if (!req.complete) throw new Error('the body ended early')
  } finally {
    await file.close()
  }
}

/** Before an answer that does not want the rest of the body: the connection ends with it. */
export function hangUp(req: Request, res: Response): void {
  res.setHeader('Connection', 'close')
  // Who is still sending would see a reset instead of the answer: what comes for two more seconds is taken and dropped.
  req.resume()
  setTimeout(() => req.destroy(), 2_000).unref()
}
