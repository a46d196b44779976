// Loaded into a server whose memory is measured: it collects its garbage when it is sent SIGUSR2. V8 lets garbage lie as long as there is room,
// so that what is left of ten thousand page loads would be counted as what their followers take.
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc')
process.on('SIGUSR2', () => collect())
