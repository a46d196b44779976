import type { Frame } from '#app/model/meeting/wire.ts'

/** One frame, encoded once for everyone: as the socket.io packet that its event would make, and as the WebSocket frame that carries it. */
export interface Packet {
  text: string
  frame: Buffer
}

/** Of engine.io: what follows is a message. */
const MESSAGE = '4'

export function encode(frame: Frame): Packet {
  const text = `2${JSON.stringify(['frame', JSON.stringify(frame)])}`
  return { text, frame: webSocketFrame(MESSAGE + text) }
}

/** A whole, unmasked text frame of a server (RFC 6455, section 5.2). */
export function webSocketFrame(text: string): Buffer {
  const length = Buffer.byteLength(text)
  const head = length < 126 ? 2 : length < 65_536 ? 4 : 10
  const frame = Buffer.allocUnsafe(head + length)
  frame[0] = 0x81
  if (head === 2) frame[1] = length
  else if (head === 4) {
    frame[1] = 126
    frame.writeUInt16BE(length, 2)
  } else {
    frame[1] = 127
    frame.writeBigUInt64BE(BigInt(length), 2)
  }
  frame.write(text, head)
  return frame
}
