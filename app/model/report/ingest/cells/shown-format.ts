import { remembered } from './remember.ts'

/** A number format without what only takes room: `_)`, `_%` and `_€` are as wide as these signs, and `* ` fills the cell. None of them is shown. */
export const shownFormat = remembered((format: string): string =>
  /[_*]/.test(format) ? format.replace(/"[^"]*"|\\.|[_*]./g, part => (/^[_*]/.test(part) ? '' : part)) : format,
)

/** Whether a number format shows a hundredth as a percent. A sign that is merely written behind the figure (`0.0"%"`) changes nothing. */
export const isPercentFormat = remembered((format: string): boolean =>
  shownFormat(format)
    .replace(/"[^"]*"|\\./g, ' ')
    .includes('%'),
)

/** `0.0"%"` shows 12.5 as 12.5 %. */
export const writesPercent = remembered(
  (format: string): boolean => format.includes('%') && !isPercentFormat(format) && /"[^"]*%[^"]*"|\\%/.test(shownFormat(format)),
)

/** `bps` of `0" bps"`, `FTE` of `#,##0.0 "FTE";-#,##0.0 "FTE"`: what a number format writes behind its figures; '' for nothing. */
export const writtenBehind = remembered((format: string): string =>
  format.includes('"') ? (/^[^;]*[0#?l]\)?\s*"([^";]{1,20})"\s*(?:;|$)/.exec(shownFormat(format))?.[1]?.trim() ?? '') : '',
)
