import type { HeaderFacts } from '../heads/header.ts'
import type { TableColumn } from '../heads/heads.ts'
import { lengthOf } from './resolve.ts'

// `Jan actual | Feb actual | Mar forecast …` under `Report as of 28.02.2026`: what goes on behind the month of the title lies ahead of it.

/** Whether a heading names a month and nothing that makes it more, or less, than that. */
export const isBareMonth = ({ month, end, months, toDate, variance, quarter, relation }: HeaderFacts): boolean =>
  month !== null && end === null && months === null && toDate === null && quarter === null && relation === null && !variance

interface Place {
  at: number
  month: number
}

/**
 * Months without a year lie at or before the day of their title. Where they go on from the title's month without a gap, though, those behind it
 * are the next ones: going back a year in the middle of a row is what nobody writes. So are forecasts that begin right behind the title's month.
 * Actuals are not, which cannot lie ahead.
 */
export function monthsBehindTitle(columns: readonly TableColumn[], title: HeaderFacts): TableColumn[] {
  const { end } = title
  if (end === null) return [...columns]
  const [year, month] = [Number(end.slice(0, 4)), Number(end.slice(5, 7))]
  const placed = [...columns]
  for (const run of runsOf(columns)) {
    const forward = isBackward(run) ? [...run].reverse() : run
    const months = steps(forward)
    if (months < 2 || months > MOST || (lengthOf(title) ?? 0) >= months) continue
    const last = forward.findLastIndex(place => place.month === month)
    const behind = last < 0 ? forward : forward.slice(last + 1)
    const scenarios = new Set(behind.map(({ at }) => columns[at]?.facts.scenario ?? title.scenario))
    const isOn = last < 0 ? scenarios.size === 1 && scenarios.has('forecast') && forward[0]?.month === (month % 12) + 1 : true
    if (!isOn || scenarios.has('actual')) continue
    let [own, before] = [last < 0 && month === 12 ? year + 1 : year, behind[0]?.month ?? 0]
    if (last >= 0 && before < month) own++
    for (const { at, month: next } of behind) {
      if (next < before) own++
      before = next
      const column = columns[at]
      if (column) placed[at] = { ...column, facts: { ...column.facts, year: own, fiscal: false } }
    }
  }
  return placed
}

/** Two years beside each other are read as they always were: the second may be a budget of the first. */
const MOST = 23

/** Months one after another, or backwards, each once or several times: `Jan actual | Jan budget | Feb actual …`. */
function runsOf(columns: readonly TableColumn[]): Place[][] {
  const runs: Place[][] = []
  let step = 0
  let scenario: HeaderFacts['scenario'] = null
  for (const [at, { facts }] of columns.entries()) {
    if (!isBareMonth(facts) || facts.month === null || facts.year !== null) continue
    const run = runs.at(-1)
    const last = run?.at(-1)
    const gap = last ? (facts.month - last.month + 12) % 12 : -1
    const on = gap === 11 ? -1 : gap
    // `Dec budget` behind which `Jan actual` stands ends its group.
    const begins = run !== undefined && facts.scenario !== scenario && facts.month === run[0]?.month && on !== 0
    scenario = facts.scenario
    if (run && !begins && (on === 0 || (Math.abs(on) === 1 && (step === 0 || step === on)))) {
      run.push({ at, month: facts.month })
      if (on !== 0) step = on
      continue
    }
    runs.push([{ at, month: facts.month }])
    step = 0
  }
  return runs
}

const isBackward = (run: readonly Place[]): boolean => {
  const [first, next] = [run[0], run.find(({ month }) => month !== run[0]?.month)]
  return first !== undefined && next !== undefined && (next.month - first.month + 12) % 12 === 11
}

/** How many months a run goes on for. */
const steps = (run: readonly Place[]): number => run.filter(({ month }, at) => month !== run[at - 1]?.month).length
