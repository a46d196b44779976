/** A QR code with its quiet zone; always dark on light, because that is what cameras know. */
export function QrCode({ size, path, label }: { size: number; path: string; label: string }) {
  return (
    <svg className="qr" viewBox={`-4 -4 ${size + 8} ${size + 8}`} role="img" aria-label={label} shapeRendering="crispEdges">
      <rect x="-4" y="-4" width={size + 8} height={size + 8} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  )
}
