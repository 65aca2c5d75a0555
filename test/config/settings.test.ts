import { ConfigError, type ConfigProblem } from '../../config/config-error';
import { loadSettings } from '../../config/settings';

function problemsOf(env: Record<string, string>): readonly ConfigProblem[] {
  try {
    loadSettings(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
  }
  return [];
}

it('runs with nothing set: embedded engine and database, messages into files', () => {
  expect(loadSettings({})).toMatchObject({
    port: 8080,
    host: '127.0.0.1',
    dataFolder: './data',
    databaseUrl: null,
    temporalAddress: null,
    temporalNamespace: 'default',
    publicUrl: 'http://127.0.0.1:8080',
    email: { smtpUrl: null },
    sms: { esms: null },
    leaseMs: 15_000,
    unknownAfterMs: 600_000,
  });
});

it('takes what is set; an empty variable counts as absent', () => {
  const settings = loadSettings({
    PORT: '9000',
    SMTP_URL: '',
    PUBLIC_URL: 'https://dondoc.example/',
    TEMPORAL_ADDRESS: 'temporal:7233',
  });
  expect(settings).toMatchObject({
    port: 9000,
    email: { smtpUrl: null },
    publicUrl: 'https://dondoc.example',
    temporalAddress: 'temporal:7233',
  });
});

it('names each wrong variable and what to write, and never shows a value', () => {
  const problems = problemsOf({ PORT: '80a', DATABASE_URL: 'mysql://root:bi-mat@x/y', ESMS_API_KEY: 'khoa-bi-mat' });
  expect(problems.map(({ field }) => field)).toEqual(['PORT', 'DATABASE_URL', 'ESMS_SECRET_KEY', 'ESMS_BRANDNAME']);
  expect(problems[0]?.hint).toContain('8080');
  expect(JSON.stringify(problems)).not.toContain('bi-mat');
});

it('refuses a brand name the law does not allow', () => {
  const keys = { ESMS_API_KEY: 'a', ESMS_SECRET_KEY: 'b' };
  expect(problemsOf({ ...keys, ESMS_BRANDNAME: 'UBND-XA-TAN-HOA' })).toHaveLength(1);
  expect(problemsOf({ ...keys, ESMS_BRANDNAME: '12345' })).toHaveLength(1);
  expect(problemsOf({ ...keys, ESMS_BRANDNAME: 'UBNDTANHOA' })).toEqual([]);
});
