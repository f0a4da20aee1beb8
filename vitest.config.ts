import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{schema,generators,suites,harness,reports,api,bin,test}/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    // It imports JSON in a way that Node.js itself does not take.
    server: { deps: { inline: ['@actions/workflow-parser'] } },
  },
});
