import type { SeriesProposal } from '#app/model/report/match.ts'
import { Select } from '../field.tsx'
import { words } from '../words.ts'

const text = words.overTime.lines

/** A line as people know it: by its name in the latest report and what it stands under there; and by the name that it once had. */
function named({ label, path, latest }: SeriesProposal['series']): string {
  if (latest) {
    const place = text.place(latest.label, latest.section, latest.above)
    return latest.label === label ? place : text.once(place, label)
  }
  // A path is written for finding lines again.
  const [statement = '', ...lines] = path.split(' / ')
  return text.place(label, statement, lines.at(-2) ?? null)
}

/** One line for which it is asked whether it is one of earlier reports: the proposal, what speaks for it, and the three answers. */
export function SameLine({
  name,
  line: { label, series, confidence, figures },
  chosen,
  onChoose,
}: {
  name: string
  line: Pick<SeriesProposal, 'series' | 'confidence' | 'figures'> & { label: string }
  /** Where the page keeps it; left out: the form does. */
  chosen?: string | null
  onChoose?: (series: string | null) => void
}) {
  return (
    <Select
      label={text.choose(label)}
      hint={text.proposal(named(series), text.confidence[confidence], text.figures(figures.same, figures.all))}
      name={name}
      {...(onChoose
        ? { value: chosen ?? '', onChange: event => onChoose((event.target as HTMLSelectElement).value || null) }
        : { defaultValue: '' })}
      options={[
        { value: '', label: text.undecided },
        { value: series.id, label: text.same(`“${(series.latest ?? series).label}”`) },
        { value: 'new', label: text.new },
      ]}
    />
  )
}
