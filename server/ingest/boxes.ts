import type { TextBox } from '#app/model/report/ingest/cells/grid.ts'
import { attribute, parseXml } from './xml.ts'

/** What a drawing may say; charts and dashboards hold more shapes than anybody reads. */
const MAX_BOXES = 200
const MAX_TEXT = 5_000

/**
 * The texts of a drawing's shapes, each with the cell at its top left, paragraph by paragraph (ECMA-376 part 1, 20.5: spreadsheet drawing).
 * Pictures and charts have none; a shape that shows a cell's text (`textlink`) says nothing of its own, a button (of a macro or a link) only
 * where it leads, and a hidden one nothing at all.
 */
export async function readBoxes(part: string, chunks: AsyncIterable<Uint8Array>): Promise<TextBox[]> {
  const boxes: TextBox[] = []
  let box: TextBox = { row: 0, column: 0, bottom: 0, text: '' }
  let isFrom = false
  let isTo = false
  let isOwn = false
  let inside: 'row' | 'col' | 't' | undefined
  let number = ''
  // What older programs show instead of a newer kind of chart.
  let instead = 0
  await parseXml(part, chunks, {
    open(name, attributes) {
      if (name === 'twoCellAnchor' || name === 'oneCellAnchor' || name === 'absoluteAnchor')
        box = { row: 0, column: 0, bottom: 0, text: '' }
      else if (name === 'from' || name === 'to') [isFrom, isTo] = [name === 'from', name === 'to']
      else if (name === 'Fallback') instead++
      else if (name === 'sp') {
        box = { ...box, text: '' }
        isOwn = instead === 0 && !attribute(attributes, 'textlink') && !attribute(attributes, 'macro')
      } else if (name === 'hlinkClick' || (name === 'cNvPr' && attribute(attributes, 'hidden') === '1')) isOwn = false
      else if (name === 't' && isOwn) inside = 't'
      else if ((name === 'row' || name === 'col') && (isFrom || isTo)) [inside, number] = [name, '']
      else if (name === 'br' && isOwn) box.text += '\n'
    },
    text(text) {
      if (inside === 't' && box.text.length < MAX_TEXT) box.text += text
      else if (inside === 'row' || inside === 'col') number += text
    },
    close(name) {
      if (name === 'row' || name === 'col') {
        const at = Number(number)
        if (Number.isInteger(at) && at >= 0 && inside === name) {
          if (isFrom && name === 'row') box.row = box.bottom = at
          else if (isFrom) box.column = at
          else if (isTo && name === 'row') box.bottom = at
        }
        inside = undefined
      } else if (name === 'from' || name === 'to') isFrom = isTo = false
      else if (name === 't') inside = undefined
      else if (name === 'Fallback') instead--
      else if (name === 'p' && isOwn) box.text += '\n'
      else if (name === 'sp') {
        const text = box.text.trim()
        if (isOwn && text !== '' && boxes.length < MAX_BOXES) boxes.push({ ...box, text: text.slice(0, MAX_TEXT) })
        isOwn = false
      }
    },
  })
  return boxes
}

/** `&P`, `&D`, `&F`: what differs from page to page or print to print; `&B`, `&12`, `&"Arial,Bold"`, `&K00FF00`: how it looks. */
const CODES = /&(?:"[^"]*"|K(?:[0-9A-F]{6}|\d\d[+-]\d{3})|\d{1,3}|[A-Z])/gi

/** Who made a page, and when it was printed. */
const IMPRINT = /©|\b(?:copyright|printed|created|gedruckt|erstellt|imprim\w*|impreso|version|vers\.|template)\b/i

/** Excel takes 255 characters. */
const MAX_PAGE = 1_000

/** The texts of a printed page's head, left, middle and right (ECMA-376 part 1, 18.3.1.39), but for its imprint. */
export const pageTexts = (code: string): string[] =>
  code
    .slice(0, MAX_PAGE)
    .replaceAll('&&', '\uffff')
    .split(/&[LCR]/)
    .map(text => text.replace(CODES, ' ').replaceAll('\uffff', '&').replace(/\s+/g, ' ').trim())
    .filter(text => /\p{L}{3}|[$€£¥]/u.test(text) && !IMPRINT.test(text))
