import type { ShouldRevalidateFunction } from '../framework.ts'

/** After a stale edit the page takes the version that stands, though the action failed: saving again is then a decision, not another refusal. */
export const afterConflict: ShouldRevalidateFunction = ({ actionStatus, defaultShouldRevalidate }) =>
  actionStatus === 409 || defaultShouldRevalidate

/** For a form that keeps one thing before it refuses another: the page then takes what was kept, with its version. */
export const afterEveryAction: ShouldRevalidateFunction = ({ actionStatus, defaultShouldRevalidate }) =>
  actionStatus !== undefined || defaultShouldRevalidate
