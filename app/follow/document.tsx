import { renderToStaticMarkup, renderToString } from 'react-dom/server'
import { EMPTY } from '#app/live/state.ts'
import type { FollowDocument } from '#server/http/follow.ts'
import { printMark } from '../ui/print-mark.ts'
import { meeting as words } from '../ui/words/meeting.ts'
import { COMPANY_META, ROOT_ID, Waiting } from './waiting.tsx'

/** The colours that this browser chose (ui/theme.tsx), before anything is painted: the document itself is the same for everybody. */
const THEME = `{const chosen=/(?:^|; )theme=(light|dark)(?:;|$)/.exec(document.cookie);if(chosen)document.documentElement.dataset.theme=chosen[1]}`

/** The document of the follow page, for everybody in a company, and the one script that stands in it. Made by the server, not per request. */
export const followDocument: FollowDocument = ({ company, mark, icon, scripts, styles }) => ({
  inline: THEME,
  html: `<!DOCTYPE html>${renderToStaticMarkup(
    <html lang="en" data-theme="system" style={{ ['--accent' as string]: company.accent, ...printMark(company.name, mark) }}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name={COMPANY_META} content={company.name} />
        <title>{company.name}</title>
        <script dangerouslySetInnerHTML={{ __html: THEME }} />
        {styles.map(href => (
          <link key={href} rel="stylesheet" href={href} />
        ))}
        {scripts.map(src => (
          <script key={src} type="module" src={src} />
        ))}
        <link rel="icon" href={icon} />
      </head>
      <body>
        {mark && <aside className="demo-mark">{mark}</aside>}
        <noscript>
          <p className="following-quiet">{words.follow.noScript}</p>
        </noscript>
        <div id={ROOT_ID} dangerouslySetInnerHTML={{ __html: renderToString(<Waiting company={company.name} meeting={EMPTY} />) }} />
      </body>
    </html>,
  )}`,
})
