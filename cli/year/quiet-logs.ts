import { DefaultLogger, Runtime } from '@temporalio/worker';

/** Temporal's own log lines go to stderr and only from warnings on: stdout belongs to the answer. Once a process, first. */
export function quietLogs(): void {
  const logger = new DefaultLogger('WARN', ({ level, message }) => process.stderr.write(`[temporal] ${level} ${message}\n`));
  Runtime.install({ logger, telemetryOptions: { logging: { filter: 'ERROR', forward: {} } } });
}
