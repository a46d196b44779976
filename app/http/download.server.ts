/** A file's own name as a header can carry it: plain letters for old browsers, all of it encoded for the others. */
function disposition(kind: 'inline' | 'attachment', name: string): string {
  const plain = name.replace(/[^\w .-]/g, '_').slice(0, 100) || 'file'
  // What names no file, and what turns the letters around it, is left out also where it would be encoded.
  const whole = [...name.replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '').replace(/[/\\:*?"<>|]/g, '_')].slice(0, 200).join('')
  const encoded = encodeURIComponent(whole || 'file').replace(/['()*]/g, letter => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`)
  return `${kind}; filename="${plain}"; filename*=UTF-8''${encoded}`
}

/** Bytes under a name: shown in the page, or saved. Nothing keeps them on the way. */
export const fileResponse = (
  { name, contentType, bytes }: { name: string; contentType: string; bytes: Uint8Array },
  kind: 'inline' | 'attachment' = 'attachment',
): Response =>
  new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': contentType,
      'Content-Disposition': disposition(kind, name),
      'Cache-Control': 'private, no-store',
      'X-Content-Type-Options': 'nosniff',
    },
  })
