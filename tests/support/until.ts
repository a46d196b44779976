import type { Connection } from '#app/live/connection.ts'

/** Waits until a connection's state is as asked; says what it was instead. */
export async function until(connection: Connection, test: (state: ReturnType<Connection['state']>) => boolean, ms = 5_000): Promise<void> {
  if (test(connection.state())) return
  await new Promise<void>((resolve, reject) => {
    const { show, connection: standing, seq } = connection.state()
    const timer = setTimeout(() => {
      end()
      reject(new Error(`still not so: ${JSON.stringify({ before: { standing, seq, show }, now: connection.state() })}`))
    }, ms)
    const end = connection.subscribe(() => {
      if (!test(connection.state())) return
      clearTimeout(timer)
      end()
      resolve()
    })
  })
}
