import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigError, type ConfigProblem } from '../../config/config-error';
import { gatewayNames, loadGateway, loadSmsTemplates } from '../../config/load-gateway';

const shipped = join(__dirname, '../../config/gateways');
let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'dondoc-gateway-'))));
afterEach(() => rmSync(folder, { recursive: true }));

function problemsOf(load: () => unknown): readonly ConfigProblem[] {
  try {
    load();
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

function changed(name: string, from: string, to: string): readonly ConfigProblem[] {
  const text = readFileSync(join(shipped, `${name}.yaml`), 'utf8');
  expect(text).toContain(from);
  writeFileSync(join(folder, `${name}.yaml`), text.replace(from, to));
  return problemsOf(() => loadGateway(name, folder));
}

it('reads every gateway that is shipped, named like its file, with what is only believed marked so', () => {
  expect(gatewayNames()).toEqual(['fpt', 'speedsms', 'vietguys', 'vnpt']);
  for (const name of gatewayNames()) {
    expect(loadGateway(name).name).toBe(name);
    expect(readFileSync(join(shipped, `${name}.yaml`), 'utf8')).toContain('[K]');
  }
});

it.each([
  ['speedsms', '{phone84}', '{so}', 'send.call.json', 'Ghi một trong: {phone84}'],
  ['speedsms', 'method: POST', 'method: PUT', 'send.call.method', 'GET, POST'],
  ['speedsms', 'means: dead', 'means: chet', 'send.answers[3].means', 'refused, dead'],
  ['speedsms', 'lanes: 2', 'lanes: 0', 'lanes', 'từ 1 đến 20'],
  ['vietguys', 'fields: { error: ', 'field: { error: ', 'send.answers[0].field', 'fields'],
  ['vietguys', "{ means: accepted, fields: { error: ['0'] } }", '{ means: accepted, http: [200] }', 'send.answers[0]', '2xx'],
  ['vietguys', "fields: { error: ['0'] }", "text: '('", 'send.answers[0].text', '^0: '],
  ['vnpt', 'url: http://127.0.0.1:8888', 'url: vnpt', 'url', 'https://'],
  ['fpt', 'token: access_token', 'tokens: access_token', 'login.token', 'access_token'],
])('says where %s is wrong when %s is written as %s', (name, from, to, field, hint) => {
  const found = changed(name, from, to).find((problem) => problem.field.startsWith(field));
  expect(found).toMatchObject({ file: `${name}.yaml`, hint: expect.stringContaining(hint) });
  const line = readFileSync(join(folder, `${name}.yaml`), 'utf8').split('\n')[(found?.line ?? 0) - 1];
  expect(line).toMatch(/\S/);
});

it('reads registered texts, and refuses two places that touch', () => {
  const file = join(folder, 'mau.yaml');
  writeFileSync(file, 'templates:\n  - { id: "1101", text: "Nhac viec {1}, han {2}" }\n');
  expect(loadSmsTemplates(file)).toEqual([{ id: '1101', text: 'Nhac viec {1}, han {2}' }]);
  writeFileSync(file, 'templates:\n  - { id: "1101", text: "Nhac viec {1}{2}" }\n');
  expect(problemsOf(() => loadSmsTemplates(file))).toMatchObject([{ field: 'templates[0].text', line: 2 }]);
});
