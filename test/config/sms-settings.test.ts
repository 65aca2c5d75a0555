import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSms, smsRulesOf } from '../../channels/sms/create-sms';
import { ConfigError, type ConfigProblem } from '../../config/config-error';
import { loadSettings } from '../../config/settings';

const around = { folder: '/nowhere', publicUrl: null, sign: (text: string) => text };
const nameOf = (env: Record<string, string>) => createSms(loadSettings(env).sms, around).name;

function problemsOf(env: Record<string, string>): readonly ConfigProblem[] {
  try {
    loadSettings(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

const esms = { ESMS_API_KEY: 'a', ESMS_SECRET_KEY: 'b', ESMS_BRANDNAME: 'TANHOA' };
const kannel = { KANNEL_URL: 'http://127.0.0.1:13013', KANNEL_USER: 'a', KANNEL_PASSWORD: 'b', KANNEL_FROM: 'TANHOA' };

it('chooses files, eSMS, Kannel or a gateway of the folder', () => {
  expect(nameOf({})).toBe('file');
  expect(nameOf(esms)).toBe('esms');
  expect(nameOf({ ...kannel, SMS_GATEWAY: 'kannel' })).toBe('kannel');
  expect(nameOf({ ...esms, SMS_GATEWAY: 'speedsms', SMS_SECRET: 'x', SMS_BRANDNAME: 'TANHOA' })).toBe('speedsms');
});

it('names what the chosen gateway lacks', () => {
  const fields = (env: Record<string, string>) => problemsOf(env).map(({ field }) => field);
  expect(fields({ SMS_GATEWAY: 'esms', ESMS_API_KEY: 'a' })).toEqual(['ESMS_SECRET_KEY', 'ESMS_BRANDNAME']);
  expect(fields({ SMS_GATEWAY: 'kannel' })).toEqual(Object.keys(kannel));
  expect(fields({ SMS_GATEWAY: 'vnpt', SMS_LOGIN: 'a' })).toEqual(['SMS_SECRET', 'SMS_TEMPLATES']);
  expect(problemsOf({ SMS_GATEWAY: 'fpt', SMS_LOGIN: 'a', SMS_SECRET: 'b', SMS_BRANDNAME: 'TANHOA' })).toMatchObject([
    { field: 'SMS_VALUES', message: expect.stringContaining('SESSION_ID') },
  ]);
  expect(problemsOf({ SMS_GATEWAY: 'viettel' })).toMatchObject([
    { field: 'SMS_GATEWAY', hint: expect.stringContaining('speedsms') },
  ]);
});

it('takes address, values, registered texts and price from the environment', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dondoc-sms-'));
  const file = join(folder, 'mau.yaml');
  writeFileSync(file, 'templates: [{ id: "1", text: "Nhac viec {1}" }]\n');
  const values = 'LABELID=18; CONTRACTTYPEID=1;CONTRACTID=14;AGENTID=2;USERNAME=ten=co-dau-bang';
  const { sms } = loadSettings({
    ...{ SMS_GATEWAY: 'vnpt', SMS_LOGIN: 'a', SMS_SECRET: 'b', SMS_TEMPLATES: file, SMS_COST: '350' },
    ...{ SMS_VALUES: values, SMS_URL: 'http://127.0.0.1:18888' },
  });
  expect(sms.data).toMatchObject({
    gateway: { url: 'http://127.0.0.1:18888' },
    account: { values: { LABELID: '18', USERNAME: 'ten=co-dau-bang' } },
  });
  expect(smsRulesOf(sms)).toMatchObject({ templates: [{ id: '1', text: 'Nhac viec {1}' }], costPerSegment: 350, maxSegments: 1 });
  rmSync(folder, { recursive: true });
});
