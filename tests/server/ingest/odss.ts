import { zip } from './zips.ts'

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
const NAMES = ['office', 'table', 'text', 'style', 'number', 'draw', 'dc']
  .map(name => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`)
  .concat(
    'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"',
    'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"',
  )
  .join(' ')

/** An OpenDocument spreadsheet from the XML of its tables and its styles, with more parts or with other ones. */
export function ods(
  tables: string,
  { automatic = '', shared = '', parts = {} }: { automatic?: string; shared?: string; parts?: Record<string, Uint8Array | string> } = {},
): Uint8Array {
  const given = Object.entries(parts).map(([name, part]) => [name, typeof part === 'string' ? utf8(part) : part] as const)
  return zip({
    mimetype: utf8('application/vnd.oasis.opendocument.spreadsheet'),
    'META-INF/manifest.xml': utf8(
      '<manifest:manifest xmlns:manifest="urn:x"><manifest:file-entry manifest:full-path="/"/></manifest:manifest>',
    ),
    'styles.xml': utf8(`<office:document-styles ${NAMES}><office:styles>${shared}</office:styles></office:document-styles>`),
    'content.xml': utf8(
      `<office:document-content ${NAMES}><office:automatic-styles>${automatic}</office:automatic-styles><office:body><office:spreadsheet>${tables}</office:spreadsheet></office:body></office:document-content>`,
    ),
    ...Object.fromEntries(given),
  })
}

export const table = (rows: string, attributes = 'table:name="Sheet1"'): string => `<table:table ${attributes}>${rows}</table:table>`
export const row = (cells: string, attributes = ''): string => `<table:table-row ${attributes}>${cells}</table:table-row>`
export const text = (shown: string, attributes = ''): string =>
  `<table:table-cell office:value-type="string" ${attributes}><text:p>${shown}</text:p></table:table-cell>`
export const number = (value: string, attributes = ''): string =>
  `<table:table-cell office:value-type="float" office:value="${value}" ${attributes}><text:p>shown otherwise</text:p></table:table-cell>`
