import type { Mail, Sender } from '../../channels/email/email-transport';
import { instantAt } from '../../domain/zone';

export const sender: Sender = {
  from: { name: 'UBND xã Tân Hòa', address: 'dondoc@tan-hoa.example' },
  replyTo: 'vanhoa@tan-hoa.example',
};

export const mail: Mail = {
  to: { name: 'Nguyễn Thị Lan', address: 'lan@tan-hoa.example' },
  subject: '[Nhắc việc] Nhiệm vụ số 05 đến hạn 31/05/2027',
  text: 'Kính gửi: Đài Truyền thanh xã.',
  html: '<p>Kính gửi: Đài Truyền thanh xã.</p>',
  messageId: 'abcd@tan-hoa.example',
  references: 'first@tan-hoa.example',
  date: instantAt('2027-05-28', '08:03'),
};
