import * as pdfjs from 'pdfjs-dist/legacy/build/pdf.mjs'
// What is imported is its address, not what it exports.
// oxlint-disable-next-line import/default
import worker from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url'
import jpeg2000 from 'pdfjs-dist/wasm/openjpeg_nowasm_fallback.js?url'
import type { Pdf, PdfFault } from './pdf-file.ts'

// Loaded when somebody chooses a PDF, and nowhere else (docs/decisions/0043-pages-of-a-pdf.md). What the file says is read in a thread that may
// neither reach the network nor make code of a text; what it draws arrives here as strokes and pixels.

type Addresses = Record<string, string>
const tables = import.meta.glob<string>('/node_modules/pdfjs-dist/cmaps/*.bcmap', {
  eager: true,
  query: '?url&no-inline',
  import: 'default',
})
const fonts = import.meta.glob<string>('/node_modules/pdfjs-dist/standard_fonts/*.{pfb,ttf}', {
  eager: true,
  query: '?url&no-inline',
  import: 'default',
})

/** Opening a file and drawing a page may take so long. */
const MOST_MS = 30_000
/** Most pixels of a picture inside of a page. */
const MOST_PIXELS = 100_000_000

async function fetched(addresses: Addresses, folder: string, name: string): Promise<Uint8Array> {
  const address = addresses[`/node_modules/pdfjs-dist/${folder}/${name}`]
  if (!address) throw new Error(`no such file: ${name}`)
  const answer = await fetch(address)
  if (!answer.ok) throw new Error(`${name}: ${answer.status}`)
  return new Uint8Array(await answer.arrayBuffer())
}

/** What a PDF may take for granted, so that it need not hold it: character tables of East Asian texts, and fourteen typefaces. */
class Tables {
  fetch = async ({ name }: { name: string }) => ({ cMapData: await fetched(tables, 'cmaps', `${name}.bcmap`), isCompressed: true })
}
class Fonts {
  fetch = ({ filename }: { filename: string }) => fetched(fonts, 'standard_fonts', filename)
}

class Fault extends Error {
  readonly is: PdfFault
  constructor(is: PdfFault) {
    super(is)
    this.is = is
  }
}
const late = (work: () => void) =>
  new Promise<never>((_, reject) =>
    setTimeout(() => {
      work()
      reject(new Fault('slow'))
    }, MOST_MS),
  )

/** Opens a PDF that somebody chose on this computer. Closing it ends its thread. */
export async function openPdf(file: Blob): Promise<Pdf | PdfFault> {
  const thread = new Worker(worker, { type: 'module' })
  const broken = new Promise<never>((_, reject) => thread.addEventListener('error', () => reject(new Fault('failed'))))
  broken.catch(() => undefined)
  const task = pdfjs.getDocument({
    data: new Uint8Array(await file.arrayBuffer()),
    worker: pdfjs.PDFWorker.create({ port: thread }),
    CMapReaderFactory: Tables,
    StandardFontDataFactory: Fonts,
    useSystemFonts: false,
    useWorkerFetch: false,
    isEvalSupported: false,
    enableXfa: false,
    useWasm: false,
    // It adds a name of its own, which the address then does not see.
    wasmUrl: `${jpeg2000}#/`,
    maxImageSize: MOST_PIXELS,
    verbosity: pdfjs.VerbosityLevel.ERRORS,
  })
  const close = (): void => {
    void task.destroy().finally(() => thread.terminate())
  }
  try {
    const document = await Promise.race([task.promise, broken, late(() => undefined)])
    if (document.numPages === 0) throw new Fault('empty')
    const draw = (page: number, longest: number) => Promise.race([drawn(document, page, longest), broken])
    return { pages: document.numPages, draw: oneByOne(draw), close }
  } catch (error) {
    close()
    return faultOf(error)
  }
}

async function drawn(document: pdfjs.PDFDocumentProxy, number: number, longest: number): Promise<Blob | PdfFault> {
  try {
    const page = await document.getPage(number)
    const whole = page.getViewport({ scale: 1 })
    const viewport = page.getViewport({ scale: longest / Math.max(whole.width, whole.height) })
    const canvas = window.document.createElement('canvas')
    canvas.width = Math.max(1, Math.round(viewport.width))
    canvas.height = Math.max(1, Math.round(viewport.height))
    const drawing = page.render({ canvas, viewport, background: '#fff' })
    await Promise.race([drawing.promise, late(() => drawing.cancel())])
    page.cleanup()
    const picture = await blobOf(canvas)
    // Browsers keep the pixels of a canvas for long.
    canvas.width = canvas.height = 0
    return picture
  } catch (error) {
    return error instanceof Fault ? error.is : 'undrawn'
  }
}

/** Largest picture that the server takes. */
const MOST_BYTES = 15 * 1024 * 1024

/** Sharp as PNG; a page full of photographs would be too large so. */
async function blobOf(canvas: HTMLCanvasElement): Promise<Blob> {
  const made = (type: string) => new Promise<Blob | null>(resolve => canvas.toBlob(resolve, type, 0.9))
  const png = await made('image/png')
  const picture = png && png.size > MOST_BYTES ? await made('image/jpeg') : png
  if (!picture) throw new Fault('undrawn')
  return picture
}

/** A browser that draws twelve pages at once draws none of them soon. */
function oneByOne<Given extends unknown[], Made>(work: (...given: Given) => Promise<Made>): (...given: Given) => Promise<Made> {
  let before: Promise<unknown> = Promise.resolve()
  return (...given) => {
    const mine = before.then(() => work(...given))
    before = mine.catch(() => undefined)
    return mine
  }
}

function faultOf(error: unknown): PdfFault {
  if (error instanceof Fault) return error.is
  const name = error instanceof Error ? error.name : ''
  return name === 'PasswordException' ? 'protected' : 'damaged'
}
