// Prints "N passed, N failed" from jest's JSON results; fails when there are none.
const { readFileSync } = require('node:fs');

const text = readFileSync(process.argv[2], 'utf8');
if (!text) {
  console.error('the tests left no results');
  process.exit(1);
}
const results = JSON.parse(text);
// A file that cannot even be loaded holds no tests to count, yet it failed.
const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
console.log(`${results.numPassedTests} passed, ${failed} failed`);
