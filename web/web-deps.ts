import type { SsoSettings } from '../config/settings/sso-settings';
import type { Instant } from '../domain/dates';
import type { Fact, RecordedFact } from '../domain/fact';
import type { PlanId } from '../domain/plan';
import type { PlanRules } from '../domain/plan-rules';
import type { PlanStatus } from '../domain/plan-status';
import type { Db } from '../store/database';
import type { RehearsedMessage } from '../store/rehearsals';
import type { SigningKeys } from '../store/link-token';
import type { PlanRow } from '../store/plan-row';
import type { RehearsalOrder } from '../worker/rehearsal/rehearse-year';
import type { DocumentOrder, DocumentReading } from './plans/document-reading';
import type { SheetReading } from './registers/read-contact-list';

/** What a plan's workflow says of itself; null: it has none; `silent`: Temporal or its worker does not answer. */
export type PlanAnswer = PlanStatus | null | 'silent';

/** A fact about to be said; `id` is the form's or the API's idempotency key. */
export type FactDraft = Partial<Fact> & Pick<Fact, 'id' | 'kind' | 'actor' | 'at'>;

/** What stays beside a fact in the database: its text, and the files and addresses that show the work. */
export type Words = { text?: string; evidence?: unknown };

/** What came of saying a fact: recorded (again: the one there was), or why not, in Vietnamese. */
export type Said = { fact: RecordedFact; isNew: boolean; problem: null } | { problem: string };

/** A mail about somebody's own account. */
export type AccountMail = { to: { name: string; address: string }; subject: string; text: string };

/** What became of it: sent, kept as a file because no mail server is set up, or not taken. */
export type AccountMailOutcome = 'sent' | 'file' | 'failed';

/** What the pages are made from. The engine is asked through functions: web itself knows no Temporal. */
export type WebDeps = {
  db: Db;
  now: () => Instant;
  /** Sign links and forms; seal second factors. */
  keys: SigningKeys;
  askPlan: (planId: PlanId) => Promise<PlanAnswer>;
  rulesOf: (row: PlanRow) => Promise<PlanRules>;
  /** Checks a fact by the rules of its plan and records it, once, before anybody is told that it is recorded. */
  sayFact: (row: PlanRow, draft: FactDraft, words?: Words) => Promise<Said>;
  /** Every message of a plan's year if nobody answers; some seconds of computing, apart from the pages. */
  rehearse: (order: RehearsalOrder) => Promise<RehearsedMessage[]>;
  /** Reads a document as a plan; up to minutes for a scan, apart from the pages. */
  readDocument: (order: DocumentOrder) => Promise<DocumentReading>;
  /** The cells of an Excel file's first sheet, read apart from the pages. */
  readSheet: (workbook: Buffer, mostRows: number) => Promise<SheetReading>;
  /** What one part of an SMS costs, in VND; null: not known. */
  smsCost: number | null;
  engineAnswers: () => Promise<boolean>;
  /** Address under which people reach the pages, without a slash at the end; only its host, and loopback, is answered. */
  publicUrl: string;
  /** Sends invitations and links to log in. Never throws. */
  sendMail?: (mail: AccountMail) => Promise<AccountMailOutcome>;
  /** Where people of an authority log in once for all its programs; absent: nowhere. */
  sso?: SsoSettings;
  /** Folder of the files people send: beside the data, never below what is served. */
  uploads: string;
};
