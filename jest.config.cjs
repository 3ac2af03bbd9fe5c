/** Tests run from TypeScript sources through swc (no type check: `npm run typecheck` does that). */
module.exports = {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  transform: {
    '^.+\\.ts$': ['@swc/jest', {jsc: {target: 'es2022', parser: {syntax: 'typescript'}}, sourceMaps: 'inline'}],
  },
  testTimeout: 60_000,
  maxWorkers: 2,
};
