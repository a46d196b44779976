import { owedBy } from '../http/owed.server.ts'

export { default, handle, meta } from './owed.people.$id.tsx'
export const loader = owedBy('squad')
