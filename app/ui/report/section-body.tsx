import type { ReactNode } from 'react'
import type { Decimal } from '#app/model/money.ts'
import type { BodyView, LineItemView } from '#app/model/report/views.ts'
import { Chart } from '../charts/chart.tsx'
import type { Size } from '../size.ts'
import { StatementTable } from '../statement/statement-table.tsx'
import { KeyFigures } from './key-figures.tsx'
import { Narrative } from './narrative.tsx'
import { Picture } from './picture.tsx'
import { Plan } from './plan.tsx'
import { Withheld } from './withheld.tsx'

export interface SectionBodyProps {
  /** The section's title: names the table or figure. The heading itself stands outside. */
  title: string
  body: BodyView
  /** `page` with everything, `follower` for a phone or half a screen, `stage` for the back row. */
  size?: Size
  /** What is pointed at: ids of line items, chart points ('<line>:<column>'), plan items, key figures. Scrolled into view; focus stays. */
  spotlight?: readonly string[]
  /** Id of a line item whose detail is opened for everybody. */
  opened?: string | null
  /** Number of questions by the same ids. */
  questions?: Readonly<Record<string, number>>
  /** What the page adds to an opened line: trend, questions, "ask about this line". `scale`: the power of ten in which currency is shown. */
  detail?: (item: LineItemView, scale: number) => ReactNode
  /** When given, a press on a line, point or plan item calls this with its id instead of opening it: the presenter points. */
  onPoint?: (id: string) => void
  /** ISO date of today, for a plan's line. */
  today?: string
  /** The day on which the report says what it says, by which a plan's items are past their end; left out: today. */
  asOf?: string
  /** Earlier values of key figures, oldest first, by figure id: a sparkline beside each. */
  trends?: Readonly<Record<string, readonly (Decimal | null)[]>>
  /** Whether a statement has its row of choices; only on pages by default. */
  tools?: boolean
}

/** Shows the inside of any section. Draws on views alone: what is not in the view cannot be shown. */
export function SectionBody({
  title,
  body,
  size = 'page',
  spotlight,
  opened,
  questions,
  detail,
  onPoint,
  today,
  asOf,
  trends,
  tools,
}: SectionBodyProps) {
  switch (body.kind) {
    case 'statement':
      return (
        <StatementTable
          {...{ title, size, spotlight, opened, questions, detail, tools }}
          view={body}
          onPoint={onPoint && (item => onPoint(item.id))}
        />
      )
    case 'chart':
      return <Chart {...{ title, size, spotlight, onPoint }} view={body} />
    case 'plan':
      return <Plan {...{ title, size, spotlight, onPoint, today, asOf, questions }} view={body} />
    case 'narrative':
      return <Narrative html={body.html} size={size} />
    case 'figures':
      return <KeyFigures {...{ size, spotlight, trends, onPoint }} figures={body.figures} />
    case 'picture':
      return <Picture view={body} size={size} />
    case 'withheld':
      return <Withheld view={body} size={size} />
  }
}
