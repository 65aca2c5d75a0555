import type { Gateway, GatewayAccount, SmsRules, SmsTemplate } from '../../domain/sms-gateway';
import { PLAIN_RULES } from './check-sms';
import { createDataGateway } from './data-gateway';
import { createEsms } from './esms';
import { createSmsFileSink } from './file-sink';
import { createKannel } from './kannel';
import type { SmsTransport } from './sms-transport';

/** The account of an authority: with one gateway at most. */
export type SmsAccount = {
  esms: { apiKey: string; secretKey: string; brandname: string; url: string | null; sandbox: boolean } | null;
  kannel: { url: string; user: string; password: string; from: string; smsc: string | null } | null;
  data: { gateway: Gateway; account: GatewayAccount } | null;
  /** Texts registered with the gateway; null: it takes any. */
  templates: readonly SmsTemplate[] | null;
  /** VND; null: what the gateway's file says. */
  costPerSegment: number | null;
};

export type SmsSurroundings = {
  /** Where texts go when there is no gateway. */
  folder: string;
  /** Address under which gateways reach the pages, without a slash at the end; null: none does. */
  publicUrl: string | null;
  sign: (text: string) => string;
};

/** How SMS leave: by the gateway of the account, else into files. */
export function createSms(account: SmsAccount, { folder, publicUrl, sign }: SmsSurroundings): SmsTransport {
  const { esms, kannel, data } = account;
  const rules = smsRulesOf(account);
  const callbackUrl = (name: string): string | null => publicUrl && `${publicUrl}/callbacks/sms/${name}`;
  if (data) return createDataGateway({ ...data, rules, callbackUrl: callbackUrl(data.gateway.name) });
  if (kannel) return createKannel({ ...kannel, rules, callbackUrl: callbackUrl('kannel'), sign });
  if (esms) return createEsms({ ...esms, url: esms.url ?? undefined, rules, callbackUrl: callbackUrl('esms') });
  return createSmsFileSink({ folder });
}

/** What the account's gateway takes and costs. */
export function smsRulesOf({ data, templates, costPerSegment }: SmsAccount): SmsRules {
  const rules = data?.gateway.rules ?? PLAIN_RULES;
  return { ...rules, templates, costPerSegment: costPerSegment ?? rules.costPerSegment };
}
