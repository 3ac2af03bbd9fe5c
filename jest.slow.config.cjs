/** Tests that take minutes: every stream, end to end. Run by `npm run test:breadth`, not by `npm test`. */
module.exports = {...require('./jest.config.cjs'), testMatch: ['**/*.slow.ts'], testTimeout: 600_000, maxWorkers: 1};
