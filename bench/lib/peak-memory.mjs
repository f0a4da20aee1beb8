/** Preloaded into a process: says on stderr what its resident memory came to at most, and how long it computed. */
process.on('exit', () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  const ms = Math.round((userCPUTime + systemCPUTime) / 1000);
  process.stderr.write(`peak-memory-kib ${maxRSS}\nprocessor-ms ${ms}\n`);
});
