const XML: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' }

/**
 * Whose copy a page is, as a faint pattern behind it: a photograph of the screen still tells. Never on a page where one asks: there no
 * name belongs.
 */
export function watermarkOf(name: string, day: string): string {
  const text = `${name} · ${day}`.replace(/\p{Cc}/gu, '').replace(/[&<>"']/g, letter => XML[letter] ?? '')
  const width = Math.max(220, [...`${name} · ${day}`].length * 9 + 40)
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="160"><text x="20" y="90" transform="rotate(-18 ${width / 2} 80)" font-family="sans-serif" font-size="15" fill="#808080" fill-opacity="0.1">${text}</text></svg>`
  return `url("data:image/svg+xml,${encodeURIComponent(svg).replace(/[()']/g, letter => `%${letter.charCodeAt(0).toString(16)}`)}")`
}
