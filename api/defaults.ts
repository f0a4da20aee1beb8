/** The defaults of the command line and of the library. */

/** Milliseconds for a reply; a QEMU under load on a shared machine may well take seconds. */
export const REPLY_TIMEOUT_MS = 10_000;

/** Milliseconds for a reply while fuzzing; longer than any request takes that does not wait for something. */
export const FUZZ_TIMEOUT_MS = 5_000;

/** Targets in parallel. Some cases only wait, so one more than the two cores of common CI machines gains time. */
export const JOBS = 3;

/** Targets in parallel while fuzzing, which never waits. */
export const FUZZ_JOBS = 2;

/** Runs of the fuzzer learn from those eight before them, so that no more can be under way. */
export const MOST_FUZZ_JOBS = 8;

/** Milliseconds for minimizing one finding by hand. */
export const MINIMIZE_MS = 300_000;
