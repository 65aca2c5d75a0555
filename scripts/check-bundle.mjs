// Builds the workflow bundle as the worker does and holds it to its budget: each cached workflow pays for it in heap.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode } from '@temporalio/worker';

const BUDGET_BYTES = 2.5 * 1024 * 1024;

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const warnings = [];
const logger = {
  log() {},
  trace() {},
  debug() {},
  info() {},
  warn: (message) => warnings.push(message),
  error: (message) => warnings.push(message),
};
const { code } = await bundleWorkflowCode({ workflowsPath: join(root, 'workflows', 'index.ts'), logger });
const bytes = Buffer.byteLength(code);
console.log(`${(bytes / 1024 / 1024).toFixed(2)} MB of ${(BUDGET_BYTES / 1024 / 1024).toFixed(1)} MB`);
if (bytes > BUDGET_BYTES) {
  console.error('the workflow bundle is over its budget: look at what workflows/ and domain/ import');
  process.exitCode = 1;
}
for (const warning of warnings) console.error(warning);
