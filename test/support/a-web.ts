import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance, InjectOptions } from 'fastify';
import { rulesOfRow } from '../../activities/load-plan';
import type { Instant } from '../../domain/dates';
import { openSession, type Grant, type Role } from '../../store/sessions';
import { createWeb } from '../../web/create-web';
import { cookieName } from '../../web/shell/session-cookie';
import { formToken } from '../../web/shell/form-token';
import type { PlanAnswer, WebDeps } from '../../web/web-deps';
import { readDocument } from '../../worker/reading/read-document';
import { readSheet } from '../../worker/reading/read-sheet';
import { rehearseYear } from '../../worker/rehearsal/rehearse-year';
import { sayFact } from '../../worker/say-fact';
import { seedSample } from '../../worker/seed-sample';
import { freshDatabase, type TestDatabase } from './postgres';

const KEYS = { current: 'k1', secrets: { k1: 'a-secret-of-the-tests-that-is-long-enough' } };

type Fields = Record<string, string | readonly string[]>;
type Answer = Awaited<ReturnType<FastifyInstance['inject']>>;

/** Somebody at the pages: `get` looks, `post` sends a form as a browser does, with the session's token. */
export type Visitor = {
  get: (url: string, options?: InjectOptions) => Promise<Answer>;
  post: (url: string, fields?: Fields, options?: InjectOptions) => Promise<Answer>;
  /** The headers a browser of this visitor sends with a form; `formToken` its hidden field. */
  headers: Record<string, string>;
  formToken: string;
};

export type TestWeb = {
  database: TestDatabase;
  web: FastifyInstance;
  deps: WebDeps;
  /** The sample plan, started. */
  planId: string;
  clock: { now: Instant };
  engine: { answer: PlanAnswer };
  anybody: Visitor;
  /** A new account with a role at the sample authority (`tan-hoa`), logged in. */
  as: (role: Role, grant?: Partial<Grant>) => Promise<Visitor & { account: string }>;
  close: () => Promise<void>;
};

/** The web application on a database of its own with the sample plan, without an engine. */
export async function aWeb(now: Instant, given: Partial<WebDeps> = {}): Promise<TestWeb> {
  const database = await freshDatabase();
  const { db } = database;
  const clock = { now };
  const engine: { answer: PlanAnswer } = { answer: null };
  const planId = (await seedSample(db, now)) ?? '';
  const deps: WebDeps = {
    db,
    now: () => clock.now,
    keys: KEYS,
    askPlan: async () => engine.answer,
    rulesOf: (row) => rulesOfRow(db, row, clock.now),
    sayFact: (row, draft, words) => sayFact(db, row, draft, words),
    rehearse: async (order) => rehearseYear(order),
    readDocument,
    readSheet,
    smsCost: 350,
    engineAnswers: async () => engine.answer !== 'silent',
    publicUrl: 'http://127.0.0.1:8080',
    uploads: join(tmpdir(), `dondoc-uploads-${process.pid}-${Math.random().toString(36).slice(2)}`),
    ...given,
  };
  const web = await createWeb(deps);
  return {
    database,
    web,
    deps,
    planId,
    clock,
    engine,
    anybody: visitor(web, {}, ''),
    as: async (role, grant = {}) => {
      const account = await anAccount(db, role, { authority: 'tan-hoa', role, unit: '', ...grant }, clock.now);
      const id = await openSession(db, account, clock.now);
      return { account, ...visitor(web, { cookie: `${cookieName(deps.publicUrl)}=${id}` }, formToken(deps.keys, id)) };
    },
    close: async () => {
      await web.close();
      await database.drop();
      await rm(deps.uploads, { recursive: true, force: true });
    },
  };
}

function visitor(web: FastifyInstance, cookies: Record<string, string>, token: string): Visitor {
  const looking = { host: '127.0.0.1:8080', ...cookies };
  const headers = { ...looking, 'sec-fetch-site': 'same-origin', origin: 'http://127.0.0.1:8080' };
  return {
    headers,
    formToken: token,
    get: (url, options = {}) => web.inject({ ...options, url, headers: { ...looking, ...options.headers } }),
    post: (url, fields = {}, options = {}) =>
      web.inject({
        ...options,
        method: 'POST',
        url,
        headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded', ...options.headers },
        payload: encoded({ _form: token, ...fields }),
      }),
  };
}

function encoded(fields: Fields): string {
  const pairs = Object.entries(fields).flatMap(([name, value]) =>
    [value].flat().map((one): [string, string] => [name, String(one)]),
  );
  return new URLSearchParams(pairs).toString();
}

let accounts = 0;

async function anAccount(db: WebDeps['db'], name: string, { authority, role, unit }: Grant, at: Instant): Promise<string> {
  const id = `acc-${(accounts += 1)}`;
  await db.query('insert into account (id, name, email, created_at) values ($1, $2, $3, $4)', [
    id,
    `Người dùng ${name}`,
    `${id}@tan-hoa.example`,
    new Date(at),
  ]);
  await db.query('insert into account_role (account, authority, role, unit) values ($1, $2, $3, $4)', [
    id,
    authority,
    role,
    unit,
  ]);
  return id;
}
