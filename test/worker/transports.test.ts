import { mailDomainOf, senderOf } from '../../worker/transports';

it('reads a sender with its name', () => {
  expect(senderOf('Đôn Đốc <don-doc@tan-hoa.example>')).toEqual({
    from: { name: 'Đôn Đốc', address: 'don-doc@tan-hoa.example' },
    replyTo: 'don-doc@tan-hoa.example',
  });
});

it('reads a bare address', () => {
  expect(senderOf('don-doc@tan-hoa.example').from).toEqual({ name: '', address: 'don-doc@tan-hoa.example' });
});

it('takes the domain of the Message-ID from the sender', () => {
  expect(mailDomainOf('"Đôn Đốc" <don-doc@tan-hoa.example>')).toBe('tan-hoa.example');
});
