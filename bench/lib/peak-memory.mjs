/** Preloaded into a process: says on stderr what its resident memory came to at most. */
process.on('exit', () => process.stderr.write(`peak-memory-kib ${process.resourceUsage().maxRSS}\n`));
