/** Bytes of a PDF from its objects, the first of which is its root. `trailer`: what else stands at its end. */
function pdfOf(objects: readonly string[], trailer = ''): Buffer {
  let text = '%PDF-1.7\n'
  const places = objects.map((object, at) => {
    const place = text.length
    text += `${at + 1} 0 obj\n${object}\nendobj\n`
    return place
  })
  const table = ['0000000000 65535 f ', ...places.map(place => `${String(place).padStart(10, '0')} 00000 n `)].join('\n')
  const end = `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer}>>\nstartxref\n${text.length}\n%%EOF\n`
  return Buffer.from(`${text}xref\n0 ${objects.length + 1}\n${table}\n${end}`, 'latin1')
}

const COLOURS = ['0.12 0.43 0.47', '0.75 0.2 0.2', '0.2 0.5 0.25', '0.35 0.25 0.6']

/** A PDF of slides in 16:9, each with a block in a colour of its own and its number in a typeface that it does not bring along. */
export function slides(count: number, trailer?: string): Buffer {
  const first = 4
  const kids = Array.from({ length: count }, (_, at) => `${first + 2 * at} 0 R`).join(' ')
  return pdfOf(
    [
      '<< /Type /Catalog /Pages 2 0 R >>',
      `<< /Type /Pages /Kids [${kids}] /Count ${count} >>`,
      '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
      ...Array.from({ length: count }, (_, at) => {
        const drawing = `${COLOURS[at % COLOURS.length]} rg 40 40 400 190 re f 0 g BT /F1 36 Tf 60 480 Td (Slide ${at + 1}) Tj ET`
        return [
          `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 960 540] /Resources << /Font << /F1 3 0 R >> >> /Contents ${first + 2 * at + 1} 0 R >>`,
          `<< /Length ${drawing.length} >>\nstream\n${drawing}\nendstream`,
        ]
      }).flat(),
    ],
    trailer,
  )
}

/** One that opens only for whoever knows its password. */
export const lockedSlides = (): Buffer =>
  slides(
    1,
    `/ID [<${'ab'.repeat(16)}> <${'ab'.repeat(16)}>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <${'cd'.repeat(32)}> /U <${'ef'.repeat(32)}> >> `,
  )
