import fc from 'fast-check';
import { PLAIN_RULES, smsFaultOf } from '../../channels/sms/check-sms';
import { matchTemplate } from '../../channels/sms/match-template';

const sms = { to: '+84912345678', text: 'Nhac viec NV05', requestId: 'abc', date: 0 };
const templates = [{ id: '7', text: 'Nhac viec {2} han {1}.' }];

it.each([
  [{}, null],
  [{ to: '02203840888' }, { error: 'a landline takes no SMS', addressDead: true }],
  [{ to: '123' }, { error: 'not a mobile number', addressDead: true }],
  [{ requestId: 'x'.repeat(51) }, { error: 'request id too long', addressDead: false }],
  [{ text: '' }, { error: 'empty text', addressDead: false }],
  [{ text: 'a\nb' }, { error: 'control character in the text', addressDead: false }],
  [{ text: 'Nhắc việc' }, { error: 'character outside GSM-7 in the text', addressDead: false }],
  [{ text: '50%' }, { error: 'the gateway refuses the character %', addressDead: false }],
  [{ text: 'a'.repeat(160) }, null],
  [{ text: 'a'.repeat(161) }, { error: 'text of 2 segments, at most 1 allowed', addressDead: false }],
  [{ text: '[]'.repeat(41) }, { error: 'text of 2 segments, at most 1 allowed', addressDead: false }],
])('says why %j is not sent: %j', (change, fault) => {
  expect(smsFaultOf({ ...sms, ...change }, { ...PLAIN_RULES, forbidden: '%&' })).toEqual(fault);
});

it('sends only what fits a registered text, where the gateway wants that', () => {
  const rules = { ...PLAIN_RULES, templates };
  expect(smsFaultOf({ ...sms, text: 'Nhac viec NV05 han 31/05/2027.' }, rules)).toBeNull();
  expect(smsFaultOf({ ...sms, text: 'Nhac viec NV05' }, rules)).toMatchObject({ addressDead: false });
});

it('reads what stands in the places of a registered text, in the order of their numbers', () => {
  expect(matchTemplate(templates, 'Nhac viec NV05 han 31/05/2027.')).toEqual({
    id: '7',
    params: [
      { number: 1, text: '31/05/2027' },
      { number: 2, text: 'NV05' },
    ],
  });
});

it('takes marks in registered texts for themselves', () => {
  const text = fc.stringMatching(/^[ -z|~]{1,40}$/).filter((one) => !/[{}]/.test(one));
  fc.assert(
    fc.property(text, text, (registered, other) => {
      expect(matchTemplate([{ id: '1', text: registered }], other) !== null).toBe(registered === other);
      expect(matchTemplate([{ id: '1', text: registered }], registered)).toEqual({ id: '1', params: [] });
    }),
  );
});
