import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{schema,generators,suites,harness,reports,api,bin,mutation,test}/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
  },
});
