import type { Operation } from '../serve/operation';
import { factOperations } from './fact-operations';
import { messageOperations } from './message-operations';
import { planOperations } from './plan-operations';
import { progressOperations } from './progress-operations';
import { registerOperations } from './register-operations';
import { webhookOperations } from './webhook-operations';

/** Everything the API does, in the order in which it is described. Routes, checks and description are made of this list. */
export const OPERATIONS: readonly Operation[] = [
  ...registerOperations,
  ...planOperations,
  ...progressOperations,
  ...factOperations,
  ...messageOperations,
  ...webhookOperations,
];
