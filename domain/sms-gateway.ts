/** A text registered with a gateway: `{1}`, `{2}`, … stand for what varies. */
export type SmsTemplate = { id: string; text: string };

/** What a gateway takes. */
export type SmsRules = {
  /** Characters it refuses, beside those outside GSM-7. */
  forbidden: string;
  maxSegments: number;
  /** The only texts it takes; null: any text. */
  templates: readonly SmsTemplate[] | null;
  /** VND, where it is known. */
  costPerSegment: number | null;
};

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** A request with placeholders (`PLACEHOLDERS`) in its texts. */
export type GatewayCall = {
  method: 'GET' | 'POST';
  /** Behind the gateway's address. */
  path: string;
  basic?: { user: string; password: string };
  headers?: Readonly<Record<string, string>>;
  query?: Readonly<Record<string, string>>;
  form?: Readonly<Record<string, string>>;
  json?: Json;
};

/** What may stand in braces in a gateway file, beside `{value.NAME}` of SMS_VALUES. `{templateParams}` stands alone: a list of NUM, CONTENT. */
export const PLACEHOLDERS = [
  ...['phone84', 'phone0', 'phonePlus84', 'text', 'textBase64', 'requestId', 'reference', 'brandname', 'login', 'secret'],
  ...['token', 'callbackUrl', 'templateId', 'templateParams'],
];

/**
 * When an answer means what: all conditions given must hold. `fields`: these paths hold one of these words · `ranges`: these
 * paths hold a number from … to … · `has`: these paths hold something · `text`: the answer matches this regular expression.
 */
export type AnswerRule<Meaning extends string> = {
  means: Meaning;
  http?: readonly number[];
  fields?: Readonly<Record<string, readonly string[]>>;
  ranges?: Readonly<Record<string, readonly [number, number]>>;
  has?: readonly string[];
  text?: string;
};

/** `dead`: refused, and so will everything to this number be · `login-again`: the token was not taken, nothing was sent. */
export const SEND_MEANINGS = ['accepted', 'deferred', 'refused', 'dead', 'our-fault', 'unknown', 'login-again'] as const;
export const REPORT_MEANINGS = ['delivered', 'failed', 'dead', 'under-way', 'not-known', 'no-answer'] as const;
export type SendMeaning = (typeof SEND_MEANINGS)[number];
export type ReportMeaning = (typeof REPORT_MEANINGS)[number];

/** How an HTTP gateway is spoken to: one file of `config/gateways/`. The first rule that holds decides. */
export type Gateway = {
  name: string;
  url: string;
  lanes: number;
  /** Messages a second it may be fed. */
  perSecond: number;
  /** It drops a second request with the same id. */
  knowsRepeats: boolean;
  needs: readonly ('login' | 'secret' | 'brandname' | 'templates')[];
  /** Names that SMS_VALUES must hold. */
  values: readonly string[];
  /** Templates are the authority's own: they come from SMS_TEMPLATES. */
  rules: Omit<SmsRules, 'templates'>;
  /** OAuth2 client credentials: where the token is and for how many seconds it holds. */
  login?: { call: GatewayCall; token: string; seconds: string };
  send: { call: GatewayCall; answers: readonly AnswerRule<SendMeaning>[]; reference: string | null; words: string | null };
  status?: { by: 'requestId' | 'reference'; call: GatewayCall; answers: readonly AnswerRule<ReportMeaning>[] };
};

/** What an authority's account with a gateway is, from the environment. */
export type GatewayAccount = {
  login: string;
  secret: string;
  brandname: string;
  values: Readonly<Record<string, string>>;
};
