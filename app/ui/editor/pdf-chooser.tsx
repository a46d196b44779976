import { useEffect, useRef, useState } from 'react'
import { Button } from '../button.tsx'
import { Dialog } from '../dialog.tsx'
import { Notice } from '../notice.tsx'
import { Progress } from '../progress.tsx'
import { words } from '../words.ts'
import { openPdf, type Pdf, type PdfFault } from './pdf-file.ts'

const text = words.editor.pdf
/** So many pages are shown at a time. */
const SHOWN = 12
/** Longer sides in pixels: of a page to choose, and of the picture that is made of it, which the server keeps no larger. */
const SMALL = 360
const LARGE = 2_400

type Opened = { is: 'opening' } | { is: 'open'; pdf: Pdf } | { is: 'fault'; fault: PdfFault }

/**
 * Shows the pages of a PDF and makes pictures of those that are chosen: `most` of them at a time. `take` sends one and says what went wrong,
 * if anything did.
 */
export function PdfChooser({
  file,
  most,
  take,
  onEnd,
}: {
  file: File
  most: number
  take: (page: File) => Promise<string | undefined>
  /** How many pages were taken. */
  onEnd: (taken: number) => void
}) {
  const [opened, setOpened] = useState<Opened>({ is: 'opening' })
  const [from, setFrom] = useState(1)
  const [chosen, setChosen] = useState<readonly number[]>([])
  const [done, setDone] = useState<number>()
  const [fault, setFault] = useState<string>()
  const ended = useRef(false)

  useEffect(() => {
    let pdf: Pdf | undefined
    ended.current = false
    void openPdf(file).then(found => {
      if (typeof found === 'string') return setOpened({ is: 'fault', fault: found })
      if (ended.current) return found.close()
      pdf = found
      setOpened({ is: 'open', pdf: found })
    })
    return () => {
      ended.current = true
      pdf?.close()
    }
  }, [file])

  function choose(page: number, wanted: boolean) {
    const others = chosen.filter(other => other !== page)
    setChosen(!wanted ? others : most === 1 ? [page] : [...others, page].sort((a, b) => a - b))
  }

  async function takeAll(pdf: Pdf) {
    setFault(undefined)
    for (const [at, page] of chosen.entries()) {
      setDone(at)
      const picture = await pdf.draw(page, LARGE)
      if (ended.current) return
      const wrong =
        typeof picture === 'string'
          ? text.faults[picture]
          : await take(new File([picture], `${text.pageOf(nameOf(file), page)}.${picture.type.split('/')[1]}`, { type: picture.type }))
      if (ended.current) return
      if (wrong) {
        // What was taken stays taken.
        setChosen(chosen.slice(at))
        setDone(undefined)
        return setFault(`${text.page(page)}: ${wrong}`)
      }
    }
    onEnd(chosen.length)
  }

  const pdf = opened.is === 'open' ? opened.pdf : null
  const to = Math.min(from + SHOWN - 1, pdf?.pages ?? 0)
  return (
    <Dialog
      open
      onClose={() => onEnd(0)}
      title={text.title(file.name)}
      actions={
        <>
          <Button type="button" onClick={() => onEnd(0)}>
            {words.controls.cancel}
          </Button>
          {pdf && (
            <Button
              type="button"
              kind="primary"
              disabled={chosen.length === 0}
              busy={done !== undefined}
              busyWord={text.taking}
              onClick={() => void takeAll(pdf)}
            >
              {text.take(chosen.length)}
            </Button>
          )}
        </>
      }
    >
      <div className="pdf-chooser">
        {opened.is === 'opening' && <p role="status">{text.opening}</p>}
        {opened.is === 'fault' && (
          <Notice tone="bad" live>
            <p>{text.faults[opened.fault]}</p>
          </Notice>
        )}
        {pdf && (
          <>
            <p className="field-hint">{most === 1 ? text.chooseOne : text.choose(most)}</p>
            <fieldset className="pdf-pages" aria-label={text.range(from, to, pdf.pages)} disabled={done !== undefined}>
              {Array.from({ length: to - from + 1 }, (_, at) => from + at).map(page => (
                <PageChoice
                  key={page}
                  pdf={pdf}
                  page={page}
                  chosen={chosen.includes(page)}
                  full={most > 1 && chosen.length >= most}
                  onChoose={wanted => choose(page, wanted)}
                />
              ))}
            </fieldset>
            {pdf.pages > SHOWN && (
              <div className="pdf-range">
                <Button type="button" size="small" resting={from === 1} onClick={() => setFrom(from - SHOWN)}>
                  {text.before}
                </Button>
                <span role="status">{text.range(from, to, pdf.pages)}</span>
                <Button type="button" size="small" resting={to === pdf.pages} onClick={() => setFrom(from + SHOWN)}>
                  {text.after}
                </Button>
              </div>
            )}
            {most > 1 && chosen.length >= most && <p role="status">{text.enough(most)}</p>}
            {done !== undefined && <Progress label={text.taking} done={done} total={chosen.length} />}
            {fault && (
              <Notice tone="bad" live>
                <p>{fault}</p>
              </Notice>
            )}
          </>
        )}
      </div>
    </Dialog>
  )
}

/** The name without its ending. */
export const nameOf = ({ name }: { name: string }): string => name.replace(/\.\w+$/, '')

function PageChoice({
  pdf,
  page,
  chosen,
  full,
  onChoose,
}: {
  pdf: Pdf
  page: number
  chosen: boolean
  full: boolean
  onChoose: (wanted: boolean) => void
}) {
  const [picture, setPicture] = useState<string | null>()
  useEffect(() => {
    let gone = false
    let address: string | undefined
    void pdf.draw(page, SMALL).then(drawn => {
      if (gone) return
      if (typeof drawn === 'string') return setPicture(null)
      address = URL.createObjectURL(drawn)
      setPicture(address)
    })
    return () => {
      gone = true
      if (address) URL.revokeObjectURL(address)
    }
  }, [pdf, page])
  return (
    <label className="pdf-page">
      <span className="pdf-sheet">
        {picture ? <img src={picture} alt="" /> : <span>{picture === null ? text.undrawn : text.drawing}</span>}
      </span>
      <span className="pdf-choice">
        <input
          type="checkbox"
          checked={chosen}
          disabled={picture === null || (full && !chosen)}
          onChange={({ target }) => onChoose(target.checked)}
        />
        {text.page(page)}
      </span>
    </label>
  )
}
