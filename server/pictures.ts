import sharp from 'sharp'

/** Largest picture file, in bytes. */
export const PICTURE_BYTES = 15 * 1024 * 1024
/** Most pixels before decoding: a small file can claim to be gigantic. */
const PICTURE_PIXELS = 50_000_000
/** Longest side as kept. */
const LONGEST = 2_400
const FORMATS = new Set(['png', 'jpeg', 'webp'])

export type ReadPicture =
  | { kind: 'picture'; bytes: Buffer; width: number; height: number; contentType: 'image/webp' }
  | { kind: 'refused'; message: string }

const refused = (message: string): ReadPicture => ({ kind: 'refused', message })

/**
 * A PNG, JPEG or WebP picture, told by its content, decoded and encoded anew: what it carried besides pixels (place, camera, author,
 * hidden data) is gone, and it stands upright.
 */
export async function readPicture(bytes: Uint8Array): Promise<ReadPicture> {
  if (bytes.length > PICTURE_BYTES) return refused(`This picture is larger than ${PICTURE_BYTES / 1024 / 1024} MB. Please make it smaller.`)
  const options: sharp.SharpOptions = { failOn: 'error', limitInputPixels: PICTURE_PIXELS, sequentialRead: true }
  try {
    const { format } = await sharp(bytes, options).metadata()
    if (!FORMATS.has(format)) return refused('This is no PNG, JPEG or WebP picture. Please save it as one of these.')
    const { data, info } = await sharp(bytes, options)
      .rotate()
      .resize({ width: LONGEST, height: LONGEST, fit: 'inside', withoutEnlargement: true })
      .webp(format === 'png' ? { nearLossless: true, quality: 80 } : { quality: 84 })
      .timeout({ seconds: 20 })
      .toBuffer({ resolveWithObject: true })
    return { kind: 'picture', bytes: data, width: info.width, height: info.height, contentType: 'image/webp' }
  } catch (error) {
    const tooLarge = error instanceof Error && /pixel limit/i.test(error.message)
    return refused(
      tooLarge
        ? 'This picture has more than 50 million pixels. Please make it smaller.'
        : 'This picture cannot be read. Please save it as PNG, JPEG or WebP and try again.',
    )
  }
}
