import type { Formats } from '#app/model/format.ts'
import { withFigures } from '#app/model/report/live-figure.ts'
import type { Section } from '#app/model/report/section.ts'
import { Marked } from 'marked'
import sanitizeHtml from 'sanitize-html'

const marked = new Marked({ gfm: true, breaks: true, async: false })

/** What a narrative may hold. No pictures: those are sections of their own, with a text beside them. */
const ALLOWED: sanitizeHtml.IOptions = {
  allowedTags: [
    ...['h3', 'h4', 'h5', 'p', 'br', 'hr', 'blockquote', 'ul', 'ol', 'li', 'strong', 'em', 'del', 'code', 'pre', 'a'],
    ...['table', 'thead', 'tbody', 'tr', 'th', 'td'],
  ],
  allowedAttributes: { a: ['href', 'rel', 'target'], ol: ['start'] },
  allowedSchemes: ['https', 'http', 'mailto'],
  allowProtocolRelative: false,
  disallowedTagsMode: 'discard',
  transformTags: {
    // The section's own title is the page's second level.
    h1: 'h3',
    h2: 'h3',
    h3: 'h4',
    h4: 'h5',
    h5: 'h5',
    h6: 'h5',
    a: (_tag, { href }) => ({ tagName: 'a', attribs: { ...(href ? { href } : {}), rel: 'noopener noreferrer', target: '_blank' } }),
  },
}

/** Markdown whose live figures are those of these sections, see app/model/report/live-figure.ts. */
export const markdownOver =
  (sections: readonly Pick<Section, 'body'>[], formats: Formats) =>
  (source: string): string =>
    renderMarkdown(withFigures(source, sections, formats))

/** Markdown as HTML that can do nothing: no script, style, form, picture or address of another kind than web and mail. */
export const renderMarkdown = (source: string): string => sanitizeHtml(marked.parse(source, { async: false }), ALLOWED)
