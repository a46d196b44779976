import { DEFAULT_FORMATS, type Formats } from '#app/model/format.ts'
import { mayPrepareReports, mayReadConfidential, mayReadDrafts } from '#app/model/people/may.ts'
import type { Actor } from '#app/model/people/roles.ts'
import { type MaterialityRule, ruleOf } from '#app/model/report/materiality.ts'
import { companyRules, type ReportRow, reportById, revisionById } from '#db/queries/reports.ts'
import type { Reader } from '#db/types.ts'

/** First month of the fiscal year, and the pledge that stands. Before the company is set up nobody has given any. */
export async function rulesOf(db: Reader): Promise<{
  pledgeVersion: number
  firstMonth: number
  currency: string
  timeZone: string
  /** From when a variance wants an explanation; null: never. */
  materiality: MaterialityRule | null
  /** How figures and dates are written. */
  formats: Formats
}> {
  const rules = await companyRules(db)
  return {
    pledgeVersion: rules?.pledgeVersion ?? -1,
    firstMonth: rules?.fiscalYearStart ?? 1,
    currency: rules?.currency ?? 'USD',
    timeZone: rules?.timeZone ?? 'UTC',
    materiality: rules ? ruleOf(rules) : null,
    formats: rules ?? DEFAULT_FORMATS,
  }
}

/** Who works on reports: leaders and preparers who gave the pledge, and programs with a leader's token. Null: none of them. */
export async function preparerId(db: Reader, actor: Actor): Promise<string | null> {
  if (actor.kind === 'bearer') return mayPrepareReports(actor) ? actor.personId : null
  const { pledgeVersion } = await rulesOf(db)
  return mayReadConfidential(actor, pledgeVersion) && mayPrepareReports(actor) ? actor.personId : null
}

/** What a report is called: by readers after the revision that they see, or saw last; by those who work on it after its draft. */
export async function titleFor(db: Reader, { report, drafts }: { report: ReportRow; drafts: boolean }): Promise<string> {
  const revision = drafts || !report.currentRevisionId ? undefined : await revisionById(db, report.currentRevisionId)
  return revision?.title ?? report.title
}

/**
 * A report as this actor may see it. Whoever does not work on reports finds published ones, and is told of withdrawn ones; a draft is
 * not found, exactly as an id that does not exist.
 */
export async function seeReport(db: Reader, actor: Actor, reportId: string): Promise<{ report: ReportRow; drafts: boolean } | null> {
  const { pledgeVersion } = await rulesOf(db)
  if (!mayReadConfidential(actor, pledgeVersion)) return null
  const report = await reportById(db, reportId)
  const drafts = mayReadDrafts(actor)
  const visible = report && (drafts || report.status === 'published' || report.status === 'withdrawn')
  return visible ? { report, drafts } : null
}
