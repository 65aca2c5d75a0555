import { smsCost } from '../../domain/sms-cost';

const messages = [
  { at: '2027-01-29T08:00:00+07:00', channel: 'sms', segments: 1 },
  { at: '2027-01-29T08:00:00+07:00', channel: 'email', segments: 0 },
  { at: '2027-03-01T08:00:00+07:00', channel: 'sms', segments: 2 },
  { at: '2027-03-31T08:00:00+07:00', channel: 'sms', segments: 1 },
];

it('knows before anything is sent how many parts a year takes, and what they cost, month by month', () => {
  expect(smsCost(messages, 350)).toEqual({
    total: { messages: 3, segments: 4, cost: 1400 },
    months: [
      { month: '2027-01', messages: 1, segments: 1, cost: 350 },
      { month: '2027-03', messages: 2, segments: 3, cost: 1050 },
    ],
  });
});

it('tells the parts also where no price is known, and nothing of a year without SMS', () => {
  expect(smsCost(messages, null).total).toEqual({ messages: 3, segments: 4, cost: null });
  expect(smsCost([], 350)).toEqual({ total: { messages: 0, segments: 0, cost: 0 }, months: [] });
});
