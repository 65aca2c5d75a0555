import { answerTime } from '../../../cli/answer-time';

function answer(phrase: string | undefined, options: { year?: string; issued?: string; json?: boolean }) {
  const printed = { out: '', err: '' };
  const stream = (name: 'out' | 'err') => ({ write: (text: string) => (printed[name] += text) });
  const status = answerTime(phrase, options, { out: stream('out'), err: stream('err') });
  return { status, ...printed };
}

describe('dondoc time', () => {
  it('prints one JSON object and nothing else', () => {
    const { status, out, err } = answer('Tháng 9,10/2021', { year: '2021', issued: '2021-01-05', json: true });
    expect([status, err]).toEqual([0, '']);
    expect(JSON.parse(out)).toEqual({
      class: 'within',
      due: ['2021-11-01'],
      count: 1,
      needs: 'ask',
      note: expect.any(String) as unknown,
    });
  });

  it('tells people why a day has moved and what is provisional', () => {
    const { out } = answer('Trước ngày 01/3/2027', { year: '2026' });
    expect(out).toContain('26/02/2027');
    expect(out).toContain('28/02/2027 là Chủ nhật, chuyển lên 26/02/2027');
    expect(out).toContain('tạm tính');
  });

  it.each([
    ['no phrase', undefined, { year: '2026' }, /Thiếu cụm từ/],
    ['no year', 'hàng tháng', {}, /Thiếu --year/],
    ['a year that is none', 'hàng tháng', { year: '26' }, /--year "26"/],
    ['an issue day that is none', 'hàng tháng', { year: '2026', issued: '2026-02-30' }, /--issued "2026-02-30"/],
  ])('refuses %s with status 2 and what to write', (_, phrase, options, message) => {
    expect(answer(phrase, options)).toMatchObject({ status: 2, out: '', err: expect.stringMatching(message) as unknown });
    const asJson = answer(phrase, { ...options, json: true });
    expect(JSON.parse(asJson.err)).toEqual({ error: expect.stringMatching(message) as unknown });
  });
});
