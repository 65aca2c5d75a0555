/** An error whose message is written for the person at the console: it is shown as it is, without a stack. */
export function clearError(message: string): Error {
  return Object.assign(new Error(message), { name: 'ClearError' });
}

export function isClearError(error: unknown): error is Error {
  return error instanceof Error && error.name === 'ClearError';
}
