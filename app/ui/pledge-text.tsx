/** A promise as it was written: paragraphs, nothing else. */
export function PledgeText({ text }: { text: string }) {
  return (
    <blockquote className="pledge">
      {text.split(/\n\s*\n/).map((paragraph, place) => (
        <p key={place}>{paragraph}</p>
      ))}
    </blockquote>
  )
}
