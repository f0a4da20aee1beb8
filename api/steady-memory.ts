/** Memory in proportion to what is alive: a campaign of hours shall take no more than one of a minute, a large run 400 MB at most. */
import { setFlagsFromString } from 'node:v8';

/**
 * Between two collections the heap may grow by so many percent of what is alive. V8's own choice is several times as
 * much, and more the longer a process runs: it reached 300 MB where 25 were alive. Collecting more often
 * costs some five to ten percent of the speed.
 */
const GROWTH = 30;

export function steadyMemory(): void {
  setFlagsFromString(`--heap-growing-percent=${GROWTH}`);
}
