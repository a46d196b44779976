import { watchConsoleErrors } from './console.ts'

watchConsoleErrors()
