import { residueOf } from '../scenarios/entity.ts'
import { TYPE_WORDS } from '../sheets/statement-titles.ts'
import type { Table } from '../sheets/table.ts'
import { cornersOf } from '../heads/table-titles.ts'
import { shorten } from '../cells/text.ts'
import { speaksOfUnits, withoutUnit, withoutUnits } from '../units/unit.ts'

const PLAIN_CORNER =
  /^(?:(?:line )?items?|lines?|desc(?:ription)?|particulars|accounts?|names?|categor(?:y|ies)|metrics?|kpis?|breakdown|positions?|bezeichnung|libell[ée]|conceptos?|months?|periods?|years?|quarters?|regions?|segments?|products?|notes?|units?)$/i

const ONLY_WHEN = /^(?:for|as (?:of|at)|at|per|zum|stand|au|al|period|ended)\b/i

/** What a statement is called, else its sheet's name. */
export function titleOf(table: Table, name: string): string {
  // `Item` or `Breakdown` over the labels is no title.
  const corners = cornersOf(table)
  // Of several tables on a sheet what stands over the labels is what one is called.
  const [own] = table.titles.length === 0 && table.context.length > 0 ? corners : []
  if (own && corners.length === 1 && !PLAIN_CORNER.test(own) && withoutUnits(own).trim() !== '') return shorten(own, 200)
  const corner = corners.filter(text => TYPE_WORDS.some(([pattern]) => pattern.test(text)) || withoutUnit(text) !== text)
  const { pointOfView } = table.grid
  const said = table.titles.map(({ text }) => (text === pointOfView?.line ? pointOfView.entity : text)).filter(text => text !== '')
  // What only says when, stands below what it is.
  const called = said.filter(text => !ONLY_WHEN.test(text) || residueOf([text]) !== '')
  const lines = [...(called.length > 0 ? called : said), ...corner]
  const plain = lines.map(withoutUnit).filter(line => line !== '' && (!speaksOfUnits(line) || (lines.length === 1 && !pointOfView)))
  const named = plain.find(line => TYPE_WORDS.some(([pattern]) => pattern.test(line)))
  // The name of the sheet calls its first table, not the one below it that has a title of its own.
  const isCalled = table.context.length === 0 && TYPE_WORDS.some(([pattern]) => pattern.test(name))
  return shorten(named ?? (isCalled ? name : (plain.at(-1) ?? name)), 200)
}
