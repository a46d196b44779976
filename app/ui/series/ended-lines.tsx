import type { EndedLine } from '#app/model/report/ended.ts'
import { EditForm } from '../editor/edit-form.tsx'
import { Select } from '../field.tsx'
import { words } from '../words.ts'

const text = words.overTime.ended

/** Lines of the report before that nothing goes on from: those that could go on under a new name are asked about, the others are named. */
export function EndedLines({ ended, version }: { ended: readonly EndedLine[]; version: number }) {
  const asked = ended.filter(({ lines }) => lines.length > 0)
  const gone = ended.filter(({ lines }) => lines.length === 0)
  return (
    <>
      <p className="quiet">{text.lead}</p>
      {asked.length > 0 && (
        <EditForm name="ended" version={version} save={text.keep}>
          {asked.map(({ seriesId, label, section, lines }) => (
            <Select
              key={seriesId}
              label={text.choose(label, section)}
              name={`ended.${seriesId}`}
              defaultValue=""
              options={[{ value: '', label: text.ends }, ...lines.map(line => ({ value: line.id, label: text.goesOn(line.label) }))]}
            />
          ))}
        </EditForm>
      )}
      {gone.length > 0 && (
        <details open={asked.length === 0 && gone.length <= 10}>
          <summary className="as-link">{text.gone(gone.length)}</summary>
          <ul>
            {gone.map(({ seriesId, label, section }) => (
              <li key={seriesId}>{text.choose(label, section)}</li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}
