import type { Server } from 'node:http'
import type { Config } from '../config.ts'

/** The port is taken or not ours; the message says what to do. */
export class CannotListen extends Error {}

/** `command`: what the person typed. */
type Tried = Pick<Config, 'port' | 'host'> & { command: string }

const REASONS: Record<string, (tried: Tried) => string> = {
  EADDRINUSE: ({ port, host, command }) =>
    `Port ${port} on ${host} is taken by another program. Stop that one, or choose another port: PORT=${nextTo(port)} ${command}`,
  EACCES: ({ port, command }) => `Port ${port} needs more rights than this account has. Choose one above 1023: PORT=3000 ${command}`,
  EADDRNOTAVAIL: ({ host }) => `This machine has no address ${host}. Correct HOST.`,
  ENOTFOUND: ({ host }) => `The name ${host} is not known. Correct HOST.`,
}

const nextTo = (port: number): number => (port < 65_535 ? port + 1 : port - 1)

/** Listens with a long backlog: a whole company opens the page in the same second. */
export function listen(server: Server, { port, host }: Config, command: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const reason = REASONS[error.code ?? '']
      reject(reason ? new CannotListen(reason({ port, host, command })) : error)
    })
    server.listen({ port, host, backlog: 4096 }, () => {
      server.removeAllListeners('error')
      resolve()
    })
  })
}

/** Stops accepting, lets running requests end, sweeps idle connections, and after `patienceMs` cuts what is left. */
export function drain(server: Server, patienceMs = 2_000): Promise<void> {
  return new Promise(resolve => {
    const sweep = setInterval(() => server.closeIdleConnections(), 50)
    const cut = setTimeout(() => server.closeAllConnections(), patienceMs)
    server.close(() => {
      clearInterval(sweep)
      clearTimeout(cut)
      resolve()
    })
    server.closeIdleConnections()
  })
}
