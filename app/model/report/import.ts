import { z } from 'zod'
import { isDecimal } from '../money.ts'
import { isPeriodKey } from '../period.ts'
import { LINE_KINDS, PLAN_STATUSES, SCENARIOS, STATEMENT_KINDS, UNITS } from './section.ts'
import type { LineKind, Scenario, Unit } from './section.ts'

/** The version of the import JSON. It counts up when a field changes its meaning or goes; new fields do not count. */
export const IMPORT_VERSION = 1

/** An exact decimal in the unit as stored in the file: never scaled, never rounded. */
const decimalText = z.string().refine(isDecimal, 'an exact decimal')
/** A1 notation, without the sheet. */
const cellRef = z.string().regex(/^[A-Z]{1,3}[1-9]\d*$/, 'a cell like B7')
const periodText = z.string().refine(isPeriodKey, 'a period')

export const SHEET_KINDS = ['statement', 'tidy', 'ledger', 'plan', 'prose', 'nothing'] as const
/** period: values of a period. variance: a difference or change that the file states. detail: figures that a neighbouring column sums. other: anything else (a rate, a note). */
export const COLUMN_ROLES = ['period', 'variance', 'detail', 'other'] as const
/**
 * Why a value deserves a look:
 * text-number: a number that the file stores as text; ambiguous: more than one reading, `value` is null until settled; unreadable: a text where
 * numbers stand; error: #DIV/0! and its like; missing: a mark for "none" such as - or n/a; boolean: TRUE or FALSE; date: a date where numbers stand;
 * duration: an elapsed time, `value` in days; uncached: a formula without a stored result.
 */
export const VALUE_FLAGS = [
  'text-number',
  'ambiguous',
  'unreadable',
  'error',
  'missing',
  'boolean',
  'date',
  'duration',
  'uncached',
] as const

export const importValue = z.object({
  /** Id of the column. */
  column: z.string(),
  cell: cellRef,
  value: decimalText.nullable(),
  /** As the file stores it. A binary float that the file spells with 17 digits has its shortest exact spelling in `value`. */
  text: z.string(),
  flag: z.enum(VALUE_FLAGS).nullable(),
  /** What the cell holds instead of a number, without its equals sign. */
  formula: z.string().max(2_000).optional(),
})

export const importColumn = z.object({
  id: z.string(),
  label: z.string(),
  /** Key of app/model/period.ts; null where the header names none that is understood. */
  period: periodText.nullable(),
  scenario: z.enum(SCENARIOS),
  entity: z.string().nullable(),
  headerCells: z.array(cellRef),
  role: z.enum(COLUMN_ROLES),
  /**
   * Variance columns: the difference `of` − `against` (column ids), absolute or relative to `against`. `whole`: the stored value that means
   * 100 %, in relative ones. Left out where nothing tells what is compared: then the column stays out of the report.
   */
  variance: z
    .object({
      of: z.string(),
      against: z.string(),
      as: z.enum(['absolute', 'relative']),
      whole: z.union([z.literal(1), z.literal(100)]).optional(),
    })
    .optional(),
})

export const importLineItem = z.object({
  label: z.string(),
  level: z.number().int().min(0),
  /** Index in `lineItems` of the row it belongs to; a total comes after its parts and is still their parent. */
  parent: z.number().int().min(0).nullable(),
  kind: z.enum(LINE_KINDS),
  /** `currency` rows carry the statement's currency and scale; the others are never scaled by it. */
  unit: z.enum(UNITS),
  /** Percent only: the stored value that means 100 % (0.26 → 1; 26 → 100). */
  whole: z.union([z.literal(1), z.literal(100)]).nullable(),
  /** What direction is good, where a person said it; null: neither. */
  good: z.enum(['up', 'down']).nullable().optional(),
  /** Currency rows whose figures are in another power of ten or another currency than the statement's. */
  scale: z.number().int().min(0).max(12).optional(),
  currency: z.string().optional(),
  /** Where the label is (or would be, in a row without one). Unique within a sheet: corrections name rows by it. */
  labelCell: cellRef,
  /** The rows that this row's figures add up, by index, added or taken away. Empty for plain items. */
  parts: z.array(z.object({ item: z.number().int().min(0), sign: z.union([z.literal(1), z.literal(-1)]) })),
  /** Columns (by id) in which the file computes this row in another way: there it is not checked. */
  unchecked: z.array(z.string()),
  /** What tells that `parts` are these: the file's formula, figures that add up in every column, words ("Total x" below "x"), a person. */
  evidence: z.enum(['formula', 'figures', 'words', 'person']).nullable(),
  /** A footnote, reference or remark that stands in the row. */
  note: z.string().nullable(),
  /** Only cells that hold something, in the order of the columns. */
  values: z.array(importValue),
})

export const importCheck = z.object({
  /**
   * subtotal: parts add up to a stated subtotal, or companies to the whole; balance: assets equal liabilities and equity; cash: the cash flow
   * ends at the balance sheet's cash; headcount: opening, joiners and leavers give the closing; ratio: a margin or a figure per share is what
   * its lines give; variance: a given difference is that of its columns; year: the figure of a year, half or quarter is the sum of the shorter
   * periods beside it.
   */
  kind: z.enum(['subtotal', 'balance', 'cash', 'headcount', 'ratio', 'variance', 'year']),
  holds: z.boolean(),
  /** The stated figure. */
  cell: cellRef,
  label: z.string(),
  column: z.string(),
  stated: decimalText,
  computed: decimalText,
  /** stated − computed. */
  difference: decimalText,
  /** The cells that `computed` was computed from. */
  parts: z.array(z.object({ sheet: z.string(), cell: cellRef })),
})

export const importStatement = z.object({
  sheet: z.string(),
  title: z.string(),
  type: z.enum(STATEMENT_KINDS),
  /** Whether the preview takes it unless a person says otherwise: the main statements of a long workbook, all of a short one. */
  suggested: z.boolean(),
  unit: z.object({
    /** ISO 4217, null where the file names none. */
    currency: z.string().nullable(),
    /** A power of ten: 3 means that values are in thousands (5 lakh, 7 crore). */
    scale: z.number().int().min(0).max(12),
    /** As the file says it (`$ in Millions`), empty where it says nothing. */
    label: z.string(),
  }),
  /** Where its title stands, when it is not the first below its header: with the sheet it names the statement. */
  anchor: cellRef.optional(),
  columns: z.array(importColumn),
  lineItems: z.array(importLineItem),
  checks: z.array(importCheck),
})

export const importPlanItem = z.object({
  /** The plan's own id of the item (`1.1`, `PROJ-12`), empty where there is none. */
  ref: z.string(),
  what: z.string(),
  level: z.number().int().min(0),
  /** Index in `items`. */
  parent: z.number().int().min(0).nullable(),
  squad: z.string(),
  /** ISO dates. */
  from: z.iso.date().nullable(),
  to: z.iso.date().nullable(),
  status: z.string(),
  statusCell: cellRef.optional(),
  /** What a person said that the status means. */
  statusMeans: z.enum(PLAN_STATUSES).optional(),
  /** Percent done, exact; null where the file gives none, or where nothing tells whether 1 means all of it. */
  progress: decimalText.nullable(),
  /** The figure as it is stored where no percent sign says what it means. */
  progressStored: decimalText.optional(),
  progressCell: cellRef.optional(),
  /** As the file says them, one each. */
  dependsOn: z.array(z.string()),
  /** Index in `items` of each of `dependsOn`; null where no item is called so. */
  waitsFor: z.array(z.number().int().min(0).nullable()).optional(),
  /** Where `what` stands. */
  cell: cellRef,
  /** Every other column of the row, in order. */
  more: z.array(z.object({ label: z.string(), cell: cellRef, text: z.string() })),
})

/** A quantity per thing and, where given, period; planned, actual or simply stated. */
export const importVolume = z.object({
  what: z.string(),
  period: periodText.nullable(),
  /** The period as it is written, where no period is understood. */
  when: z.string().optional(),
  /** What it is counted in, where the file says so. */
  unit: z.string().optional(),
  planned: decimalText.nullable(),
  actual: decimalText.nullable(),
  /** The first cell of its figures. */
  cell: cellRef,
  /** Where the actual figure stands, when both are given. */
  actualCell: cellRef.optional(),
  /** The word of the file for one of its figures that is neither planned nor actual: one of the plan's `undecided`. */
  undecided: z.string().optional(),
  more: z.array(z.object({ label: z.string(), cell: cellRef, text: z.string() })),
})

export const importPlan = z.object({
  sheet: z.string(),
  title: z.string(),
  items: z.array(importPlanItem),
  volumes: z.array(importVolume),
  /** The top left cell of its table: with the sheet it names the plan. */
  anchor: cellRef.optional(),
  /** What the progress column counts in: 1 where 1 means all of it; null where nothing tells. */
  whole: z
    .union([z.literal(1), z.literal(100)])
    .nullable()
    .optional(),
  /** Quantities that are neither called planned nor actual: where they were put. */
  stated: z.enum(['planned', 'actual']).optional(),
  /** Words beside or over some of the quantities that say neither planned nor actual, and where those were put. */
  undecided: z.array(z.object({ text: z.string(), cell: cellRef, side: z.enum(['planned', 'actual']) })).optional(),
  /** Cells for the first or last day of an item (by its index) that hold no day that is understood. */
  openDays: z.array(z.object({ cell: cellRef, item: z.number().int().min(0), side: z.enum(['from', 'to']) })).optional(),
  /** What dependencies were read by, where they name other tasks read by something else; `cell` is where that was told. */
  links: z
    .object({
      cell: cellRef,
      by: z.string(),
      others: z.array(
        z.object({
          by: z.string(),
          items: z.array(z.object({ dependsOn: z.array(z.string()), waitsFor: z.array(z.number().int().min(0).nullable()) })),
        }),
      ),
    })
    .optional(),
})

/** A list kept as it is: tidy data, a ledger, a journal. */
export const importTable = z.object({
  sheet: z.string(),
  title: z.string(),
  kind: z.enum(['tidy', 'ledger']),
  columns: z.array(z.object({ label: z.string(), cell: cellRef, type: z.enum(['text', 'number', 'date', 'boolean']) })),
  /** Cells as decimals in number columns, ISO dates in date columns, else text; null where empty. A cell that does not fit its column keeps its text and is a problem. */
  rows: z.array(z.object({ row: z.number().int().positive(), cells: z.array(z.string().nullable()) })),
})

/** A sheet of text, for whoever wants to make a narrative of it. */
export const importProse = z.object({ sheet: z.string(), paragraphs: z.array(z.object({ cell: cellRef, text: z.string() })) })

export const importProblem = z.object({
  /** error: a figure is missing until this is settled; warning: look at this; info: something was left out or decided. */
  severity: z.enum(['error', 'warning', 'info']),
  /** Stable, for programs: `ambiguous-number`, `does-not-foot`, `hidden-sheet` … */
  code: z.string(),
  sheet: z.string().nullable(),
  cell: cellRef.nullable(),
  /** All the cells that it asks about, where they are several; `cell` is the first of them. */
  cells: z.array(cellRef).optional(),
  message: z.string(),
})

export const importSheet = z.object({
  name: z.string(),
  visibility: z.enum(['visible', 'hidden', 'very hidden']),
  kind: z.enum(SHEET_KINDS),
  reason: z.string(),
})

export const importJson = z.object({
  version: z.literal(IMPORT_VERSION),
  file: z.object({ name: z.string(), sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
  /** The month with which the years of `period` begin; left out: January, or what nobody said. */
  firstMonth: z.number().int().min(1).max(12).optional(),
  /** In the order in which they are offered: statements first. */
  sheets: z.array(importSheet),
  /** A sheet with several tables has several statements. */
  statements: z.array(importStatement),
  plans: z.array(importPlan),
  tables: z.array(importTable),
  prose: z.array(importProse),
  problems: z.array(importProblem),
})

export type ImportJson = z.infer<typeof importJson>
export type ImportSheet = z.infer<typeof importSheet>
export type ImportStatement = z.infer<typeof importStatement>
export type ImportColumn = z.infer<typeof importColumn>
export type ImportLineItem = z.infer<typeof importLineItem>
export type ImportValue = z.infer<typeof importValue>
export type ImportCheck = z.infer<typeof importCheck>
export type ImportPlan = z.infer<typeof importPlan>
export type ImportPlanItem = z.infer<typeof importPlanItem>
export type ImportVolume = z.infer<typeof importVolume>
export type ImportTable = z.infer<typeof importTable>
export type ImportProse = z.infer<typeof importProse>
export type ImportProblem = z.infer<typeof importProblem>
export type SheetKind = (typeof SHEET_KINDS)[number]
export type StatementType = (typeof STATEMENT_KINDS)[number]
export type { LineKind, Scenario, Unit }
