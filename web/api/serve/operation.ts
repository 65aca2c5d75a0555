import type { z } from 'zod';
import type { Instant } from '../../../domain/dates';
import type { ApiKeyRow, Scope } from '../../../store/api-keys';
import type { WebDeps } from '../../web-deps';
import type { ProblemCode } from './problem';

/** Who asks for what, checked. `actId` is the same for each repeat of an act: the id of what it makes. */
export type Ask<P, Q, B> = { deps: WebDeps; key: ApiKeyRow; at: Instant; params: P; query: Q; body: B; actId: string };

type Shapes<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType> = {
  /** `{braces}` hold parameters; begins after `/api/v1`. */
  path: string;
  id: string;
  method: 'GET' | 'POST' | 'DELETE';
  tag: string;
  /** In Vietnamese, for the page of the API. */
  summary: string;
  description?: string;
  scope: Scope;
  params?: P;
  query?: Q;
  body?: B;
  reply: R;
  status: 200 | 201;
  /** What may go wrong beside what may go wrong with every request. */
  problems?: readonly ProblemCode[];
  /** A filled-in body and answer for the page. */
  example?: { body?: unknown };
  /** The answer holds a secret: what is kept of it for repeats is sealed. */
  secret?: boolean;
  handle: (ask: Ask<z.output<P>, z.output<Q>, z.output<B>>) => Promise<z.input<R>>;
};

/** One operation of the API: the one source of its route, its checks and its description. */
export type Operation = Omit<Shapes<z.ZodType, z.ZodType, z.ZodType, z.ZodType>, 'handle'> & {
  handle: (ask: Ask<never, never, never>) => Promise<unknown>;
};

/** An operation whose handler is held to its schemas. */
export function operation<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType>(
  shapes: Shapes<P, Q, B, R>,
): Operation {
  return shapes;
}

/** True for what changes something: it needs an Idempotency-Key. */
export function acts({ method }: Pick<Operation, 'method'>): boolean {
  return method !== 'GET';
}
