import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import WebSocket, { WebSocketServer } from 'ws'

// What Candor does not do: every vote told to everybody at once. No token, no database; in a process of its own.

const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false })
let votes = 0
const server = createServer((req, res) => {
  req.resume()
  req.on('end', () => {
    votes++
    const tally = JSON.stringify({ k: 'votes', rev: votes, votes: { question: votes } })
    for (const socket of sockets.clients) if (socket.readyState === WebSocket.OPEN) socket.send(tally)
    res.setHeader('content-type', 'application/json').end('{"state":"stored"}')
  })
})
server.on('upgrade', (req, socket, head) => sockets.handleUpgrade(req, socket, head, () => {}))
server.listen({ port: 0, host: '127.0.0.1', backlog: 4096 })
await once(server, 'listening')
process.on('disconnect', () => process.exit(0))
process.send?.({ kind: 'ready', url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` })
