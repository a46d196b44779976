import type { SectionView } from '#app/model/report/views.ts'
import { Menu } from '../menu.tsx'
import { PageLink } from '../page-link.tsx'
import { takeAway as text } from '../words/take-away.ts'

/** Where a report is had as a file; `draft`: what is not published. */
export interface Files {
  base: string
  draft: boolean
}

/** What a spreadsheet can hold. */
const fits = ({ body }: Pick<SectionView, 'body'>): boolean =>
  body.kind === 'statement' || (body.kind === 'plan' && body.items.length + body.volumes.length > 0)

/** The report as files and on paper. */
export function TakeAway({ files, sections }: { files: Files; sections: readonly Pick<SectionView, 'body'>[] }) {
  return (
    <Menu label={text.title} size="normal">
      {sections.some(fits) && <FileLinks files={files} />}
      <button type="button" onClick={() => print()}>
        {text.print}
      </button>
    </Menu>
  )
}

/** One section as a file, where it is something that a file can hold. */
export function TakeSection({ files, section }: { files: Files; section: SectionView }) {
  if (!fits(section)) return null
  return (
    <Menu label={text.section} name={text.sectionOf(section.title)}>
      <FileLinks files={files} section={section.id} />
    </Menu>
  )
}

function FileLinks({ files: { base, draft }, section }: { files: Files; section?: string }) {
  const asked = new URLSearchParams({ ...(section && { section }), ...(draft && { draft: '' }) }).toString()
  return (
    <>
      {(['xlsx', 'csv'] as const).map(format => (
        <PageLink key={format} to={`${base}/${format}${asked && `?${asked}`}`} reloadDocument>
          {text.as[format]}
        </PageLink>
      ))}
    </>
  )
}
