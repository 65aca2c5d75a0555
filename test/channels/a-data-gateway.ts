import { createDataGateway } from '../../channels/sms/data-gateway';
import type { SmsTransport } from '../../channels/sms/sms-transport';
import { loadGateway } from '../../config/load-gateway';
import type { Instant } from '../../domain/dates';
import type { SmsTemplate } from '../../domain/sms-gateway';
import { instantAt } from '../../domain/zone';
import type { Reply } from '../support/http-gateway';

const TEMPLATES: SmsTemplate[] = [{ id: '1101', text: 'UBND XA TAN HOA: Nhac viec {1}. Ma {2}' }];
const VALUES = { LABELID: '18', CONTRACTTYPEID: '1', CONTRACTID: '14', AGENTID: '2', USERNAME: 'tanhoa', SESSION_ID: 'dondoc' };

export const sms = {
  to: '+84912345678',
  text: 'UBND XA TAN HOA: Nhac viec NV05. Ma K7Q2M4XA',
  requestId: 'abc',
  date: instantAt('2027-05-28', '08:03'),
};

/** A shipped gateway's data, spoken with a server of our own at `url`. */
export function aDataGateway(name: string, url: string, now: () => Instant = () => 0): SmsTransport {
  const definition = loadGateway(name);
  const templates = definition.needs.includes('templates') ? TEMPLATES : null;
  return createDataGateway({
    gateway: { ...definition, url },
    account: { login: 'ten', secret: 'bi-mat', brandname: 'TANHOA', values: VALUES },
    rules: { ...definition.rules, templates },
    callbackUrl: null,
    now,
  });
}

export const says = (answer: unknown, status = 200): Reply => ({ status, text: JSON.stringify(answer) });
