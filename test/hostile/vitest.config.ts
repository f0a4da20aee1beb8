/** The hostile behaviours are a run of their own: they are measured, and other tests would be in their way. */
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    root: fileURLToPath(new URL('../..', import.meta.url)),
    include: ['test/hostile/behaviours.run.ts'],
    maxConcurrency: 2,
    // Each behaviour has its own bound.
    testTimeout: 3_600_000,
  },
});
