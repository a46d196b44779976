import type { IngestLimits } from './limits.ts'
import { oldExcel, Refusal, WHAT_IS_READ } from './refusal.ts'

/** What a file is by its content. Its name and the sender's word count for nothing. */
export type Content = 'zip' | 'ole' | 'xml' | 'text'

const starts = (bytes: Uint8Array, ...magic: number[]): boolean => magic.every((byte, index) => bytes[index] === byte)

/** Tells a packed workbook, an old one and a text table apart and refuses everything else with a sentence. */
export function gate(bytes: Uint8Array, limits: IngestLimits): Content {
  if (bytes.byteLength === 0) throw new Refusal('empty', 'The file is empty.')
  if (bytes.byteLength > limits.maxBytes)
    throw new Refusal(
      'too-large',
      `The file is larger than ${Math.round(limits.maxBytes / 1048576)} MB. Leave out sheets and pictures that the report does not need.`,
    )
  if (starts(bytes, 0x50, 0x4b, 0x03, 0x04) || starts(bytes, 0x50, 0x4b, 0x05, 0x06)) return 'zip'
  if (starts(bytes, 0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)) return 'ole'
  if (starts(bytes, 0x4d, 0x5a) || starts(bytes, 0x7f, 0x45, 0x4c, 0x46))
    throw new Refusal('other-format', 'This is a program, not a workbook. Do not open it; ask where it came from.')
  if (starts(bytes, 0x25, 0x50, 0x44, 0x46))
    throw new Refusal('other-format', 'This is a PDF. Candor needs the workbook that it was made from.')
  if (isPicture(bytes))
    throw new Refusal(
      'other-format',
      `This is a picture. Candor needs a workbook (${WHAT_IS_READ}); pictures are added to a report as a section of their own.`,
    )
  if (starts(bytes, 0x1f, 0x8b) || starts(bytes, 0x37, 0x7a, 0xbc, 0xaf) || starts(bytes, 0x52, 0x61, 0x72, 0x21))
    throw new Refusal('other-format', 'This is a packed archive. Unpack it and upload the workbook inside.')
  if (starts(bytes, 0x09, 0x08) || starts(bytes, 0x09, 0x04) || starts(bytes, 0x09, 0x02) || starts(bytes, 0x09, 0x00)) throw oldExcel()
  return refuseWhatIsNoTable(bytes) ? 'xml' : 'text'
}

const isPicture = (bytes: Uint8Array): boolean =>
  starts(bytes, 0x89, 0x50, 0x4e, 0x47) ||
  starts(bytes, 0xff, 0xd8, 0xff) ||
  starts(bytes, 0x47, 0x49, 0x46, 0x38) ||
  (starts(bytes, 0x52, 0x49, 0x46, 0x46) && bytes[8] === 0x57)

const UNREADABLE = `The file is neither a workbook nor a text table. Candor reads ${WHAT_IS_READ}.`

/** XML Spreadsheet 2003, which Excel opens whatever the file is called. */
const isXml2003 = (opening: string): boolean =>
  /<(?:\w+:)?Workbook\b/.test(opening) && opening.includes('urn:schemas-microsoft-com:office:spreadsheet')

/** Whether what is left is a workbook in plain XML; else it is a text table. */
function refuseWhatIsNoTable(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, 64 * 1024)
  const wide = utf16Of(bytes)
  if (!wide) {
    let odd = 0
    let zeros = 0
    for (const byte of head) {
      if (byte === 0) zeros++
      else if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13 && byte !== 12) odd++
    }
    if (odd * 50 > head.byteLength || zeros * 8 > head.byteLength) throw new Refusal('not-a-workbook', UNREADABLE)
  }
  const opening = new TextDecoder(wide ?? 'utf-8')
    .decode(head.subarray(0, 4096))
    .replace(/^\ufeff/, '')
    .trimStart()
  if (/^<(?:!doctype\s+html|html|head|table|body|meta|script)/i.test(opening))
    throw new Refusal(
      'other-format',
      'This is a web page, though its name may say otherwise. Open it in Excel, save it as .xlsx and upload that.',
    )
  if (isXml2003(opening)) return true
  if (/^<\?xml|^<[a-z]+[\s>]/i.test(opening))
    throw new Refusal('other-format', 'This is an XML file. Open it in Excel, save it as .xlsx and upload that.')
  if (/^(?:\{\s*["}]|\[\s*["{[\]])/.test(opening))
    throw new Refusal('other-format', `This is a JSON file, not a workbook. Candor reads ${WHAT_IS_READ}.`)
  return false
}

/** Whether a text is in UTF-16, and in which order. Without a mark at its start, Latin text has a zero in every second byte, and letters between. */
export function utf16Of(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (starts(bytes, 0xff, 0xfe)) return 'utf-16le'
  if (starts(bytes, 0xfe, 0xff)) return 'utf-16be'
  const pairs = Math.min(bytes.byteLength, 4096) >> 1
  if (pairs < 4) return null
  let even = 0
  let odd = 0
  for (let pair = 0; pair < pairs; pair++) {
    if (bytes[pair * 2] === 0) even++
    if (bytes[pair * 2 + 1] === 0) odd++
  }
  const most = pairs * 0.8
  if (odd > most && pairs - even > most) return 'utf-16le'
  return even > most && pairs - odd > most ? 'utf-16be' : null
}
