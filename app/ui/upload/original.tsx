import { words } from '../words.ts'

/** The name of a workbook; for who may have it (`id`), a link that saves it as it was uploaded. */
export function Original({ name, id }: { name: string; id: string | null }) {
  if (id === null) return name
  return (
    <a href={`/files/${id}`} download={name} title={words.editor.upload.original}>
      {name}
    </a>
  )
}
