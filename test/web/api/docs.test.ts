import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { webhookSignature } from '../../../worker/webhooks/webhook-request';

const text = readFileSync(join(__dirname, '../../../docs/api.md'), 'utf8');
const SECRET = 'whsec_test';
const BODY = '{"id":"1","event":"ping","at":"2026-11-23T09:00:00+07:00","authority":"Tân Hòa"}';
const NOW = 1_795_399_200;
const CASES = [
  [webhookSignature(SECRET, NOW, BODY), BODY, NOW, true],
  [webhookSignature(SECRET, NOW, BODY), `${BODY} `, NOW, false],
  [webhookSignature('another', NOW, BODY), BODY, NOW, false],
  [webhookSignature(SECRET, NOW, BODY), BODY, NOW + 301, false],
  [`t=${NOW},v1=`, BODY, NOW, false],
] as const;

function codeIn(language: string): string {
  const [, code = ''] = new RegExp(`\`\`\`${language}\n(.*?)\`\`\``, 's').exec(text) ?? [];
  return code;
}

function printed(command: string, ...args: string[]): string {
  const { stdout, stderr } = spawnSync(command, args, { encoding: 'utf8' });
  expect(stderr).toBe('');
  return stdout.trim();
}

const right = JSON.stringify(CASES.map(([, , , expected]) => expected));

it('shows how to check a signature in Node, in code that does it', () => {
  const cases = JSON.stringify(CASES);
  const program = `${codeIn('js')}\nconsole.log(JSON.stringify(${cases}.map(([header, body, now]) => isGenuine('${SECRET}', header, body, now))));`;
  expect(printed(process.execPath, '-e', program)).toBe(right);
});

const hasPython = spawnSync('python3', ['--version']).status === 0;

(hasPython ? it : it.skip)(`shows the same in Python${hasPython ? '' : ' (no python3 on this machine)'}`, () => {
  const cases = JSON.stringify(JSON.stringify(CASES));
  const program = `${codeIn('python')}\nimport json\nprint(json.dumps([is_genuine("${SECRET}", h, b.encode(), n) for h, b, n, _ in json.loads(${cases})], separators=(",", ":")))`;
  expect(printed('python3', '-c', program)).toBe(right);
});
