/** The suites that need neither database nor server, for runs in another time zone (`time-zones.test.ts`). */
const { globalSetup: _database, globalTeardown: _end, ...base } = require('../jest.config.js');

module.exports = {
  ...base,
  rootDir: `${__dirname}/..`,
  testMatch: ['domain', 'intake', 'templates'].map((folder) => `<rootDir>/test/${folder}/**/*.test.ts`),
};
