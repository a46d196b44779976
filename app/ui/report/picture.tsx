import type { PictureView } from '#app/model/report/views.ts'
import type { Size } from '../size.ts'

/** A picture, large, with its text. Its place is reserved before it comes. */
export const Picture = ({ view: { src, alt, caption, width, height }, size = 'page' }: { view: PictureView; size?: Size }) => (
  <figure className={`picture at-${size}`}>
    <img src={src} alt={alt} width={width} height={height} decoding="async" />
    {caption && <figcaption>{caption}</figcaption>}
  </figure>
)
