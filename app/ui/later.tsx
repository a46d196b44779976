import { type ComponentType, type ReactNode, useEffect, useState } from 'react'

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

/** A component in a file of its own, loaded when it is first shown; `instead` stands there until then, or when it cannot be had. */
export const later =
  <P extends object>(load: () => Promise<ComponentType<P>>, instead: (how: 'coming' | 'failed') => ReactNode) =>
  (props: P): ReactNode => {
    const Loaded = useLater(load)
    return typeof Loaded === 'object' ? <Loaded.is {...props} /> : instead(Loaded)
  }
