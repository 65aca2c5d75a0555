import { maskPhone, readPhone, showPhone } from '../../domain/phone';

it.each([
  ['0912345678', '+84912345678'],
  ['0912.345.678', '+84912345678'],
  ['+84 912 345 678', '+84912345678'],
  ['0084912345678', '+84912345678'],
  ['84912345678', '+84912345678'],
  ['(+84) 0912-345-678', '+84912345678'],
  ['0162 345 6789', '+84323456789'],
  ['01201234567', '+84701234567'],
  ['0199 123 4567', '+84591234567'],
])('%s is the mobile number %s', (text, international) => {
  expect(readPhone(text)).toMatchObject({ kind: 'mobile', international, restoredZero: false });
});

it('takes nine digits as a number whose 0 was lost, even one that begins with 84', () => {
  expect(readPhone('912345678')).toMatchObject({ kind: 'mobile', international: '+84912345678', restoredZero: true });
  expect(readPhone('845678901')).toMatchObject({ kind: 'mobile', international: '+84845678901', restoredZero: true });
});

it('knows a landline, and what is no number', () => {
  expect(readPhone('(0220) 3840888')).toEqual({ kind: 'landline', international: '+842203840888' });
  for (const text of ['', '3837444', '0412345678', 'không có', '09123456789'])
    expect(readPhone(text)).toEqual({ kind: 'invalid' });
});

it('shows a number for reading and masks it for lists', () => {
  expect(showPhone('+84912345678')).toBe('0912 345 678');
  expect(maskPhone('+84912345678')).toBe('•••• ••• 678');
});
