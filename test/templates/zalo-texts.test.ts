import fc from 'fast-check';
import { loadZalo } from '../../config/load-zalo';
import { CODE_PLACE } from '../../domain/mask-message';
import { NOTICE_KINDS } from '../../domain/notice';
import { ZALO_LIMITS, type ZaloTemplates } from '../../domain/zalo-template';
import { renderZalo } from '../../templates/zalo/render-zalo';
import { aMessage, aNotice, PLAN, said } from './tan-hoa';

const registered: ZaloTemplates = loadZalo().map((template, i) => ({ ...template, id: String(1001 + i) }));
const zalo = (...given: Parameters<typeof aMessage>) => renderZalo({ ...aMessage(...given), channel: 'zalo' }, registered);

it('reminds by the registered template, its values of the unit and of the task', () => {
  expect(zalo('2027-05-26', [aNotice('reminder')])).toEqual({
    template: '1001',
    params: {
      co_quan: 'UBND xã Tân Hòa',
      nhiem_vu: 'số 05 – Chuyên mục CCHC, kỳ tháng 5/2027',
      don_vi: 'Trung tâm Văn hóa, Thông tin và Thể thao xã',
      thoi_han: '31/05/2027',
      con_lai: 'còn 03 ngày làm việc',
      ma: CODE_PLACE,
    },
    text:
      'UBND xã Tân Hòa nhắc việc: nhiệm vụ số 05 – Chuyên mục CCHC, kỳ tháng 5/2027 do Trung tâm Văn hóa, Thông tin và Thể thao xã ' +
      'chủ trì, đến hạn ngày 31/05/2027 (còn 03 ngày làm việc). Đề nghị hoàn thành và cập nhật kết quả; nếu có khó khăn, vướng mắc, ' +
      'đề nghị phản ánh về cơ quan đầu mối. Mã cập nhật: ⟦code⟧.',
  });
});

it.each([
  ['due', '2027-05-31', 'hôm nay, ngày 31/05/2027, là hạn hoàn thành nhiệm vụ số 05'],
  ['overdue', '2027-06-02', 'thời hạn 31/05/2027 (quá hạn 02 ngày làm việc)'],
  ['returned', '2027-06-02', 'được trả lại. Thời hạn giữ nguyên 31/05/2027'],
] as const)('has its own words for %s', (kind, on, words) => {
  const message = zalo(on, [aNotice(kind, { fact: 'f' })], { factText: said('returned', { on }) });
  expect(message?.text).toContain(words);
});

it('counts several and names the worst', () => {
  const later = aNotice('reminder', { item: { task: '6', key: '2027-06', dueOn: '2027-06-30' } });
  const coming = zalo('2027-05-28', [later, aNotice('reminder')]);
  expect(coming?.template).toBe('1005');
  expect(coming?.text).toContain('có 02 nhiệm vụ sắp đến hạn, trước hết là nhiệm vụ số 05 – Chuyên mục CCHC');
  const mixed = zalo('2027-06-02', [later, aNotice('overdue')]);
  expect(mixed?.params).toMatchObject({ so_luong: '02', noi_dung: 'nội dung (01 quá hạn)', con_lai: 'quá hạn 02 ngày làm việc' });
});

it('cannot tell what no template is registered for, alone or among others', () => {
  expect(zalo('2027-05-26', [aNotice('summary')])).toBeNull();
  expect(zalo('2027-05-26', [aNotice('reminder'), aNotice('summary', { item: { task: '6' } })])).toBeNull();
  expect(renderZalo(aMessage('2027-05-26', [aNotice('reminder')]), loadZalo())).toBeNull();
});

it('sends no several while only the single ones are registered', () => {
  const single = registered.filter(({ kinds }) => !kinds.includes('several'));
  const two = aMessage('2027-05-26', [aNotice('reminder'), aNotice('reminder', { item: { task: '6' } })]);
  expect(renderZalo(two, single)).toBeNull();
});

it('gives Zalo no empty value and none too long, whatever the document holds', () => {
  const all: ZaloTemplates = [
    {
      kinds: [...NOTICE_KINDS, 'several'],
      id: '1',
      text: '<ma>',
      params: {
        ...Object.fromEntries(Object.keys(ZALO_LIMITS).map((field) => [field, field])),
        ma: 'code',
      } as ZaloTemplates[0]['params'],
    },
  ];
  const text = fc.string({ unit: 'grapheme', maxLength: 300 });
  fc.assert(
    fc.property(
      fc.constantFrom(...NOTICE_KINDS),
      text,
      text,
      fc.option(fc.constantFrom('2027-05-31', '2026-01-05'), { nil: null }),
      (kind, name, title, dueOn) => {
        const plan = { ...PLAN, tasks: PLAN.tasks.map((task) => ({ ...task, title, shortTitle: title })) };
        const { entries, ...rest } = aMessage('2027-05-26', [aNotice(kind, { fact: 'f', item: { dueOn } })]);
        const message = { ...rest, person: { ...rest.person, name }, authority: { ...rest.authority, name } };
        const rendered = renderZalo({ ...message, entries: entries.map(({ notice }) => ({ notice, plan })) }, all);
        expect(rendered).not.toBeNull();
        for (const [field, limit] of Object.entries(ZALO_LIMITS)) {
          const value = rendered?.params[field] ?? '';
          expect([...value].length).toBeLessThanOrEqual(limit);
          expect(value.trim()).not.toBe('');
          expect(value).not.toMatch(/[\p{Cc}⟦⟧]/u);
        }
      },
    ),
    { numRuns: 300 },
  );
});
