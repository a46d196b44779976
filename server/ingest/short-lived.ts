import { setFlagsFromString } from 'node:v8'

// For a process that reads one file and ends. Compiling a function to fast machine code pays for itself in a server that runs it all day;
// here most of them are done before it would, and compiling took as much processor time as the reading itself. Functions that do run
// millions of times, as for a file of a million cells, are still compiled. A V8 that does not know the flag goes on without it.
setFlagsFromString('--interrupt-budget=1000000')
// The patterns that read labels and headers are long: interpreted first and compiled then, each is translated twice.
setFlagsFromString('--no-regexp-tier-up')
