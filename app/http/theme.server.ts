import { parse } from 'cookie'
import { isTheme, type Theme } from '../ui/theme.tsx'

/** The colours that this browser chose; as its system says when it has chosen none. */
export function themeOf(request: Request): Theme {
  const { theme } = parse(request.headers.get('cookie') ?? '')
  return isTheme(theme) ? theme : 'system'
}
