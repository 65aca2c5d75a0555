import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { createEmailFileSink } from '../../channels/email/file-sink';
import { createSmsFileSink } from '../../channels/sms/file-sink';
import { instantAt } from '../../domain/zone';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'dondoc-sink-'))));
afterEach(() => rmSync(folder, { recursive: true }));

const date = instantAt('2027-05-28', '08:03');
const sender = { from: { name: 'UBND xã Tân Hòa', address: 'dondoc@tan-hoa.example' }, replyTo: 'vanhoa@tan-hoa.example' };

it('writes an e-mail as a file that opens, named by time and recipient', async () => {
  const sink = createEmailFileSink({ folder: join(folder, 'email'), sender });
  const to = { name: 'Nguyễn Thị Lan', address: 'lan@tan-hoa.example' };
  const mail = {
    to,
    subject: 'Nhắc việc',
    text: 'Kính gửi',
    html: '<p>Kính gửi</p>',
    messageId: 'abcdefghij@x',
    references: null,
    date,
  };
  expect(await sink.send(mail)).toMatchObject({ kind: 'accepted' });
  const [name = ''] = readdirSync(join(folder, 'email'));
  expect(name).toBe('2027-05-28T080300-lan@tan-hoa.example-abcdefgh.eml');
  const read = await simpleParser(readFileSync(join(folder, 'email', name)));
  expect(read).toMatchObject({ subject: 'Nhắc việc', messageId: '<abcdefghij@x>' });
  expect(read.text?.trim()).toBe('Kính gửi');
});

it('writes an SMS as a text, and refuses a landline', async () => {
  const sink = createSmsFileSink({ folder });
  const sms = { to: '0912 345 678', text: 'UBND XA TAN HOA: Nhac viec NV05. Ma K7Q2M4XA', requestId: 'abcdefghij', date };
  expect(await sink.send(sms)).toMatchObject({ kind: 'accepted' });
  expect(await sink.send({ ...sms, to: '(0220) 3840888' })).toMatchObject({ kind: 'refused', addressDead: true });
  const [name = ''] = readdirSync(folder);
  expect(readFileSync(join(folder, name), 'utf8')).toContain('Nhac viec NV05');
});
