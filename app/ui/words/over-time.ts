import { FIGURE_REMOVED } from '#app/model/report/removed.ts'

/** So many names are said; the rest are counted. */
const NAMED = 12
const named = (names: readonly string[]): string =>
  names.length > NAMED + 1 ? `${names.slice(0, NAMED).join(', ')} and ${names.length - NAMED} more` : names.join(', ')

/** What is said where reports are compared over time: series, restatements, changes, new versions of a file. */
export const overTime = {
  series: {
    over: 'Line over all reports',
    link: 'This line over all reports',
    lead: 'As the published reports stand now. Where two say otherwise, the later one stands, and what was said before is beside it.',
    under: (labels: string) => `Under ${labels}`,
    chart: (group: string) => `${group}: as a chart`,
    table: 'All figures',
    period: 'Period',
    saidBy: 'Said by the report for',
    group: (months: number | null, entity: string | null) => {
      const length =
        months === null
          ? 'Other periods'
          : months === 0
            ? 'At a day'
            : months === 1
              ? 'Months'
              : months === 3
                ? 'Quarters'
                : months === 6
                  ? 'Half years'
                  : months === 12
                    ? 'Years'
                    : `Periods of ${months} months`
      return entity === null ? length : `${entity}: ${length.toLowerCase()}`
    },
    others: (count: number) =>
      count === 1
        ? 'One figure is in another unit or currency. It does not compare and is left out.'
        : `${count} figures are in another unit or currency. They do not compare and are left out.`,
    reports: 'In each report',
    noNote: 'No note.',
    calledSo: (label: string) => `There it is called “${label}”.`,
    open: 'Open it there',
  },
  restated: {
    mark: 'restated',
    sentence: (was: string, report: string, why: string) =>
      `restated: was ${was} in the report for ${report}${why ? `, because: ${why}` : '; no reason given'}`,
    was: (was: string, report: string) => `was ${was} in the report for ${report}`,
    because: (why: string) => `because: ${why}`,
    noReason: 'no reason given',
    title: 'Restated figures',
    in: (scale: string) => `in ${scale}`,
  },
  changes: {
    title: 'What changed',
    link: 'What changed since the report before',
    between: (before: string, after: string) => `From “${before}” to “${after}”`,
    revision: (number: number) => `revision ${number}`,
    draft: 'the draft',
    nothingBefore: 'There is no other published report to compare it with yet.',
    choose: 'Compare with',
    publishedAt: (moment: string) => `published ${moment}`,
    chooseRevisions: 'Compare two states of this report',
    from: 'From revision',
    to: 'To',
    compare: 'Compare',
    nothing: 'Nothing that a reader sees differs.',
    kind: { added: 'new', removed: 'gone', changed: 'changed', same: 'the same' },
    renamed: (from: string) => `It was called “${from}”.`,
    same: (count: number) => (count === 1 ? 'One section is the same.' : `${count} sections are the same.`),
  },
  comparison: {
    same: 'No figure, line or column differs.',
    counts: (values: number, added: number, removed: number) =>
      [
        values && (values === 1 ? '1 figure changed' : `${values} figures changed`),
        added && (added === 1 ? '1 line is new' : `${added} lines are new`),
        removed && (removed === 1 ? '1 line is gone' : `${removed} lines are gone`),
      ]
        .filter(Boolean)
        .join(', '),
    values: 'Changed figures',
    line: 'Line',
    column: 'Column',
    cell: 'Cell',
    before: 'Before',
    after: 'After',
    difference: 'Difference',
    none: 'none',
    restates: 'an actual is restated',
    removedStays: 'removed for good: it stays removed',
    more: (count: number) => `and ${count} more.`,
    added: 'New lines',
    removed: 'Lines that are gone',
    renamed: 'Taken for the same line',
    renamedLine: (from: string, to: string) =>
      from === to ? `“${to}”: its place alone does not say which one it is` : `“${from}” is now “${to}”`,
    moved: 'Under another line',
    movedLine: (label: string, from: string | null, to: string | null) =>
      `${label}: ${from === null ? 'under none' : `under “${from}”`} before, ${to === null ? 'under none' : `under “${to}”`} now`,
    units: 'Counted in something else',
    unitLine: (label: string, from: string, to: string) => `${label}: ${from} before, ${to} now`,
    turned: 'Written with the other sign',
    notes: 'Another note',
    reasons: 'Reasons for restated figures',
    noteBefore: (note: string) => `Before: ${note || 'none'}`,
    noteAfter: (note: string) => `After: ${note || 'none'}`,
    columnsAdded: 'New columns',
    columnsRemoved: 'Columns that are gone',
    columnsChanged: 'Columns that say otherwise',
    columnLine: (from: string, to: string) => (from === to ? `${to}: another period, scenario or entity` : `“${from}” is now “${to}”`),
    unit: (before: string, after: string) => `The whole is in ${after} now; before it was in ${before}.`,
  },
  again: {
    title: (report: string) => `Beside what is in “${report}”`,
    lead: 'This file is compared with the report first. Notes, owners, good directions, charts and key figures stay with their lines; where a line is written with the other sign, what is good about it turns.',
    place: 'Takes the place of',
    placeOf: (title: string) => `${title}: takes the place of`,
    new: 'nothing: it is a new section',
    proposed: 'proposed',
    keepsTitle: 'The section keeps its title, its presenter’s notes and how it is shown.',
    pressKeep: 'Keep these corrections to see what it changes there.',
    loss: (title: string, labels: string) => ({
      chart: `The chart “${title}” shows what the new version does not have: ${labels}. It will show what is left.`,
      figures: `The key figures “${title}” show what the new version does not have: ${labels}. They will show what is left.`,
      narrative: `The text “${title}” has figures that the new version does not have: ${labels}. It will say “${FIGURE_REMOVED}” there.`,
      line: `“${title}” is no longer there, and its note goes with it: ${labels}`,
    }),
    lossTitle: 'Something would lose its line',
    sameAs: (label: string) => `“${label}” is`,
    sameAsTitle: 'Which line is which',
    isNew: 'a new line',
    untouched: (titles: string) => `Nothing in this file takes the place of ${titles}: they stay as they are.`,
    plan: {
      keeps: 'The section keeps its title and its presenter’s notes; notes on items stay, and owners where the file names none.',
      same: 'No item differs.',
      changed: 'Changed items',
      added: 'New items',
      removed: 'Items that are gone',
      change: (what: string, from: string, to: string) => `${what} ${from} → ${to}`,
      what: {
        label: 'name',
        status: 'status',
        from: 'begins',
        to: 'ends',
        progress: 'progress',
        owner: 'owner',
        planned: 'planned',
        actual: 'actual',
      },
    },
    confirm: 'Apply to the report',
    look: 'See first what it would change there',
  },
  lines: {
    title: 'Same line as before?',
    lead: 'A line that goes on keeps its history, its trend and its questions. Decide once: the next report will know.',
    none: 'Every line is either certain or new. There is nothing to decide.',
    choose: (label: string) => `“${label}” is`,
    undecided: 'not decided: new, unless its place and name are the same',
    place: (label: string, statement: string, above: string | null) =>
      `“${label}”, ${statement}${above === null ? '' : `, under “${above}”`}`,
    once: (place: string, label: string) => `${place}, first published as “${label}”`,
    same: (line: string) => `the same line as ${line}`,
    new: 'a new line',
    confidence: { certain: 'certain', likely: 'likely', possible: 'possible' },
    proposal: (line: string, confidence: string, figures: string) => `Proposed: the same line as ${line} (${confidence}; ${figures}).`,
    figures: (same: number, all: number) => {
      if (all === 0) return 'no figure in common'
      if (all === 1) return same === 1 ? 'the one figure in common agrees' : 'the one figure in common differs'
      return same === all ? `all ${all} figures in common agree` : `${same} of ${all} figures in common agree`
    },
    keep: 'Keep these decisions',
  },
  ended: {
    title: 'Lines that end',
    lead: 'Lines of the report before that nothing here goes on from. Where one has another name now, say which; else its history ends with that report.',
    gone: (count: number) =>
      `${count === 1 ? 'One line' : `${count} lines`}, and nothing here is new that ${count === 1 ? 'it' : 'they'} could go on as`,
    choose: (label: string, section: string) => `“${label}” (${section})`,
    ends: 'ends with the report before',
    goesOn: (label: string) => `goes on as “${label}”`,
    keep: 'Keep what ends or goes on',
  },
  earlier: {
    title: 'Beside earlier reports',
    link: 'Beside earlier reports',
    lead: 'Which lines go on from earlier reports, and which figures of earlier periods this report says otherwise.',
    restated: 'Restated figures',
    restatedLead: 'Readers see the earlier figure beside the new one, and your reason: one sentence is enough.',
    none: 'No actual figure differs from what an earlier report said.',
    why: (label: string, column: string) => `Why ${label}, ${column} was restated`,
    whyAll: 'One reason for all of them',
    whyAllHint: 'Counts for every line below that has no reason of its own.',
    keep: 'Keep these reasons',
  },
  takeOver: {
    title: 'Take over from the report before',
    from: (title: string) => `Take over from “${title}”`,
    lead: 'Charts and key figures come with this report’s own figures and periods. Captions and remarks stay behind: they spoke of the old ones.',
    sections: 'Charts and key figures',
    lines: 'Lines',
    do: 'Take over what is ticked',
    there: 'is here already',
    shows: (lines: readonly string[]) => `Lines: ${named(lines)}.`,
    columns: (columns: readonly { was: string; is: string }[]) =>
      `Columns: ${named(columns.map(({ was, is }) => (was === '' || was === is ? is : `${is} (was ${was})`)))}.`,
    lost: (labels: readonly string[]) => `Without ${named(labels)}: this report has no such line or column.`,
    wrong: (why: string) => `Cannot be taken over. ${why}`,
    owners: (count: number) => (count === 1 ? 'The squad that answers for one line' : `The squads that answer for ${count} lines`),
    directions: (count: number) =>
      count === 1 ? 'Which way is good for one line, as it was set there' : `Which way is good for ${count} lines, as it was set there`,
    named: (lines: readonly string[]) => `${named(lines)}.`,
    undecided: (count: number) =>
      count === 1
        ? 'Of one line it is not decided whether it goes on from an earlier report. What shows it cannot come before that.'
        : `Of ${count} lines it is not decided whether they go on from earlier reports. What shows them cannot come before that.`,
    decide: 'Decide about them',
    nothing: (title: string) => `Nothing of “${title}” is left to take over`,
    nothingText: 'It has no charts and key figures, or its lines do not go on here, and no line wants an owner.',
    noReport: 'There is no report before this one',
    noReportText: 'Once a report of an earlier period is published, its charts and key figures can be taken over here.',
  },
  points: {
    lines: (count: number) =>
      count === 1
        ? 'Of one line it is not decided whether it is one of earlier reports.'
        : `Of ${count} lines it is not decided whether they are those of earlier reports.`,
    restated: (count: number, without: number) =>
      `${count === 1 ? 'One figure of an earlier period is' : `${count} figures of earlier periods are`} restated${
        without === 0 ? ', with the reason' : without === count ? ', without a reason' : `, ${without} of them without a reason`
      }.`,
    lost: (title: string, count: number) =>
      `“${title}” shows ${count === 1 ? 'a line or column that is' : `${count} lines or columns that are`} no longer there.`,
    lostFigures: (title: string, count: number) =>
      `“${title}” says “${FIGURE_REMOVED}” in ${count === 1 ? 'one place' : `${count} places`}: what is named there is not in the report any more.`,
    look: 'Look at them',
  },
}
