import { hash, verify } from '@node-rs/argon2';
import type { FastifyRequest } from 'fastify';

/** Argon2id (the package's default) with the least cost that OWASP's Password Storage Cheat Sheet names: 19 MiB, 2 passes. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** A password as it may lie in the database. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, COST);
}

let nobodys: Promise<string> | null = null;

/** True when a password is the one that was hashed. Without a hash it takes as long, and is false. */
export async function isPassword(passwordHash: string | null, password: string): Promise<boolean> {
  const right = passwordHash ?? (await (nobodys ??= hashPassword('an account that does not exist')));
  return (await verify(right, password)) && passwordHash !== null;
}

/** A password as it was typed, only in Unicode NFC: neither trimmed nor cut (OWASP ASVS 5.0, 6.2.8). */
export function passwordIn({ body }: FastifyRequest, field: string): string {
  const value = (body as Record<string, unknown> | null)?.[field];
  return typeof value === 'string' ? value.normalize('NFC') : '';
}
