import { useEffect, useState } from 'react'

/** Something that comes in a file of its own: it, or how far it is. `load` must be the same function each time. */
export function useLater<T>(load: () => Promise<T>): { is: T } | 'coming' | 'failed' {
  const [state, setState] = useState<{ is: T } | 'coming' | 'failed'>('coming')
  useEffect(() => {
    let gone = false
    load().then(
      is => gone || setState({ is }),
      () => gone || setState('failed'),
    )
    return () => {
      gone = true
    }
  }, [load])
  return state
}
