import { defineConfig } from 'vitest/config';

// Packages resolve each other's source, so nothing is built before a test.
// The conditions go to `ssr.resolve`: `resolve.conditions` alone is ignored there.
export default defineConfig({
  ssr: {
    resolve: { conditions: ['@backscatter/source', 'module', 'node', 'development|production'] },
  },
  test: {
    include: [
      'packages/*/test/**/*.test.ts',
      'examples/test/**/*.test.ts',
      'benchmarks/test/**/*.test.ts',
    ],
    testTimeout: 30_000,
    coverage: { include: ['packages/*/src/**'], reporter: ['text-summary', 'html'] },
  },
});
