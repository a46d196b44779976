import { useState } from 'react'
import { words } from './words.ts'

/** Light, dark, or as the person's system says. */
export const THEMES = ['system', 'light', 'dark'] as const
export type Theme = (typeof THEMES)[number]
export const isTheme = (text: unknown): text is Theme => THEMES.includes(text as Theme)

const YEAR_SECONDS = 31_536_000

/**
 * Keeps the choice in a cookie that holds nothing else, so that the server's HTML has the right colours from the first byte and no inline
 * script is needed against a flash.
 */
export function ThemeSwitch({ chosen }: { chosen: Theme }) {
  const [theme, setTheme] = useState(chosen)
  return (
    <label className="theme-switch">
      {words.controls.colours}{' '}
      <select
        value={theme}
        onChange={({ target: { value } }) => {
          if (!isTheme(value)) return
          setTheme(value)
          document.cookie = `theme=${value}; Path=/; Max-Age=${YEAR_SECONDS}; SameSite=Lax`
          document.documentElement.dataset.theme = value
        }}
      >
        {THEMES.map(name => (
          <option key={name} value={name}>
            {words.controls.theme[name]}
          </option>
        ))}
      </select>
    </label>
  )
}
