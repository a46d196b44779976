import { setFlagsFromString } from 'node:v8'

// For a process that reads one file and ends. Compiling a function to fast machine code pays for itself in a server that runs it all day;
// here most of them are done before it would, and compiling took as much processor time as the reading itself. Functions that do run
// millions of times, as for a file of a million cells, are still compiled. A V8 that does not know the flag goes on without it.
setFlagsFromString('--interrupt-budget=1000000')
// The patterns that read labels and headers are long: interpreted first and compiled then, each is translated twice.
setFlagsFromString('--no-regexp-tier-up')

/** Files up to so many bytes are read with a young generation that does not grow. */
const SMALL = 4 * 1024 * 1024

/**
 * Sets how much room the heap takes for what is new, by the size of the file, before it is read. For a small file it costs no time to clear
 * it often, and takes 20 MB less; of a large one most of what is new stays, and clearing it often would take 8 % longer.
 */
export function makeRoomFor(bytes: number): void {
  setFlagsFromString(`--semi-space-growth-factor=${bytes > SMALL ? 2 : 1}`)
}
