/** Tests that take minutes; not part of `npm test`. `npx jest -c jest.slow.config.cjs test/breadth` reads every stream end to end. */
module.exports = {...require('./jest.config.cjs'), testMatch: ['**/*.slow.ts'], testTimeout: 600_000, maxWorkers: 1};
