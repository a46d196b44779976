import { useEffect, useState } from 'react'

/**
 * A value once the browser has drawn a frame: for what takes long and is asked for by a press, so that the press is seen to have been taken
 * first.
 */
export function useAfterFrame<T>(value: T): T {
  const [late, setLate] = useState(value)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const frame = requestAnimationFrame(() => {
      timer = setTimeout(() => setLate(value))
    })
    return () => {
      cancelAnimationFrame(frame)
      clearTimeout(timer)
    }
  }, [value])
  return late
}
