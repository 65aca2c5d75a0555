import { addressCause, circuitCause, quotaCause, readAlarmCause, webhookCause } from '../../domain/alarm-cause';

it('reads back whatever it has written', () => {
  expect(readAlarmCause(circuitCause('sms'))).toEqual({ of: 'circuit', channel: 'sms' });
  expect(readAlarmCause(addressCause('tan-hoa', 'email', 'lan'))).toEqual({
    of: 'address',
    authority: 'tan-hoa',
    channel: 'email',
    person: 'lan',
  });
  expect(readAlarmCause(quotaCause('tan-hoa', '2027-05', 'spent'))).toEqual({
    of: 'sms-quota',
    authority: 'tan-hoa',
    month: '2027-05',
    state: 'spent',
  });
  expect(readAlarmCause(webhookCause('w1'))).toEqual({ of: 'webhook', webhook: 'w1' });
});

it('writes the causes that stand in the databases of today', () => {
  expect(circuitCause('email')).toBe('circuit|email');
  expect(addressCause('tan-hoa', 'sms', 'lan')).toBe('address|tan-hoa|sms|lan');
  expect(quotaCause('tan-hoa', '2027-05', 'warn')).toBe('sms-quota|tan-hoa|2027-05|warn');
});

it.each(['disk-space', 'circuit', 'circuit|fax', 'circuit:email', 'address|tan-hoa|email', 'sms-quota|tan-hoa|2027-05|free', ''])(
  'takes “%s” for something else',
  (cause) => expect(readAlarmCause(cause)).toBeNull(),
);
