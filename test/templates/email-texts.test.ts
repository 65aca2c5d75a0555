import { renderEmail } from '../../templates/render-message';
import { aMessage, aNotice, BINH, HOA, MAT_TRAN, MINH, PLAN, said, SO, TO_COORDINATOR, TO_LEADERSHIP } from './tan-hoa';

const PLAN_WORDS = 'Kế hoạch số 12/KH-UBND ngày 15/01/2027 của UBND xã Tân Hòa';
const TITLE = '“Chuyên mục Cải cách hành chính trên hệ thống truyền thanh”';
const toVp = { unit: 'vp', as: 'lead', positions: ['officer'] } as const;

function letter(...paragraphs: string[]): string {
  return `${paragraphs.join('\n\n')}\n`;
}

it('reminds the lead three working days before the due day', () => {
  const { subject, text } = renderEmail(aMessage('2027-05-26', [aNotice('reminder')]));
  expect(subject).toBe('[Nhắc việc] Nhiệm vụ số 05 đến hạn 31/05/2027 – Kế hoạch tuyên truyền CCHC năm 2027');
  expect(text).toBe(
    letter(
      'Kính gửi: Trung tâm Văn hóa, Thông tin và Thể thao xã.',
      `Theo ${PLAN_WORDS}, nhiệm vụ số 05 ${TITLE}, kỳ tháng 5/2027, do Quý đơn vị chủ trì, đến hạn thứ Hai, ngày 31/05/2027 (còn 03 ngày làm việc). Sản phẩm: 01 chuyên mục. Cơ quan phối hợp: Phòng Văn hóa - Xã hội.`,
      'Đề nghị Quý đơn vị hoàn thành và cập nhật kết quả tại:\n⟦link⟧',
      'Nếu có khó khăn, vướng mắc hoặc cần gia hạn, đề nghị phản ánh cũng tại đường dẫn này.',
      'Trân trọng.',
    ),
  );
});

it('lists several tasks of one plan instead of repeating the paragraph', () => {
  const second = aNotice('reminder', { item: { task: '6', key: '2027-06', dueOn: '2027-06-30' } });
  const { subject, text } = renderEmail(aMessage('2027-05-26', [second, aNotice('reminder')]));
  expect(subject).toBe('[Nhắc việc] 02 nhiệm vụ, gần nhất đến hạn 31/05/2027 – Kế hoạch tuyên truyền CCHC năm 2027');
  expect(text).toContain(
    'chủ trì 02 nhiệm vụ sắp đến hạn, gần nhất thứ Hai, ngày 31/05/2027 (còn 03 ngày làm việc):\n\n- Nhiệm vụ số 05',
  );
  expect(text).toContain(
    '- Nhiệm vụ số 06 “Tọa đàm về cải cách thủ tục hành chính”, kỳ tháng 6/2027; hạn: 30/06/2027; còn lại: 25 ngày làm việc.',
  );
  expect(text.match(/⟦link⟧/g)).toHaveLength(1);
});

it('says on the due day that it is today', () => {
  const { text } = renderEmail(aMessage('2027-05-31', [aNotice('due')]));
  expect(text).toContain('đến hạn trong ngày hôm nay, thứ Hai, ngày 31/05/2027.');
});

it('tells the lead what is overdue without blame', () => {
  const { subject, text } = renderEmail(aMessage('2027-06-01', [aNotice('overdue')]));
  expect(subject).toBe('[Quá hạn] Nhiệm vụ số 05 quá hạn 01 ngày làm việc');
  expect(text).toBe(
    letter(
      'Kính gửi: Trung tâm Văn hóa, Thông tin và Thể thao xã.',
      `Theo ${PLAN_WORDS}, Quý đơn vị chủ trì nhiệm vụ số 05 ${TITLE}, thời hạn thứ Hai, ngày 31/05/2027.`,
      'Đến hết ngày 31/05/2027, cơ quan đầu mối chưa nhận được báo cáo hoàn thành nhiệm vụ số 05 (kỳ tháng 5/2027); tính đến ngày 01/06/2027, nhiệm vụ đã quá hạn 01 ngày làm việc.',
      'Trường hợp đã hoàn thành, đề nghị Quý đơn vị cập nhật ngày hoàn thành thực tế; trường hợp chưa, đề nghị nêu lý do và đề xuất thời hạn mới tại:\n⟦link⟧',
      'Trân trọng.',
    ),
  );
});

it("shows the coordinator's own words when it urges", () => {
  const notice = aNotice('reminder', { rung: 'urged', fact: 'f' });
  const factText = said('urged', { on: '2027-05-26', text: 'Đề nghị gửi trước bản dự thảo.' });
  const { subject, text } = renderEmail(aMessage('2027-05-26', [notice], { factText }));
  expect(subject).toMatch(/^\[Đôn đốc\]/);
  expect(text).toContain('Ý kiến của Phòng Văn hóa - Xã hội: “Đề nghị gửi trước bản dự thảo”.');
});

it('gives the coordinator the list of what is late', () => {
  const items = [
    { task: '5', key: '2027-05', lead: 'ttvh', dueOn: '2027-05-31', reminded: 5 },
    { task: '3', key: '2027-05-31', lead: 'vp', dueOn: '2027-05-31', reminded: 4, answer: 'extension-asked' as const },
  ];
  const { subject, text } = renderEmail(
    aMessage('2027-06-03', [aNotice('escalation', { to: TO_COORDINATOR, items })], { person: MINH }),
  );
  expect(subject).toBe('[Nhiệm vụ quá hạn] 02 nhiệm vụ quá hạn của 02 đơn vị – Kế hoạch tuyên truyền CCHC năm 2027');
  expect(text).toBe(
    letter(
      'Kính gửi: Phòng Văn hóa - Xã hội.',
      `Tính đến ngày 03/06/2027 có 02 nhiệm vụ quá hạn của 02 đơn vị (bảng dưới), thuộc ${PLAN_WORDS}.`,
      `- Nhiệm vụ số 05 ${TITLE}, kỳ tháng 5/2027; đơn vị: Trung tâm Văn hóa, Thông tin và Thể thao xã; hạn: 31/05/2027; quá hạn: 03 ngày làm việc; đã nhắc: 05 lần; phản hồi: chưa có phản hồi.\n- Nhiệm vụ số 03 “Tập huấn nghiệp vụ cải cách hành chính”; đơn vị: Văn phòng HĐND và UBND; hạn: 31/05/2027; quá hạn: 03 ngày làm việc; đã nhắc: 04 lần; phản hồi: đề nghị gia hạn.`,
      'Đề nghị Quý Phòng đôn đốc hoặc xem xét đề nghị gia hạn tại:\n⟦link⟧',
      'Trân trọng.',
    ),
  );
});

it('reports to the leadership in its own form', () => {
  const notice = aNotice('leadership', { to: TO_LEADERSHIP, item: { reminded: 6 } });
  const { subject, text } = renderEmail(aMessage('2027-06-09', [notice], { person: HOA }));
  expect(subject).toBe('[Báo cáo lãnh đạo] 01 nhiệm vụ quá hạn 07 ngày làm việc – Kế hoạch tuyên truyền CCHC năm 2027');
  expect(text).toBe(
    letter(
      `Kính báo cáo đồng chí Chủ tịch UBND xã: tính đến ngày 09/06/2027, còn 01 nhiệm vụ quá hạn 07 ngày làm việc (bảng kèm theo), thuộc ${PLAN_WORDS}. Cơ quan đầu mối đã nhắc 06 lần. Kính đề nghị đồng chí cho ý kiến chỉ đạo.`,
      `- Nhiệm vụ số 05 ${TITLE}, kỳ tháng 5/2027; đơn vị: Trung tâm Văn hóa, Thông tin và Thể thao xã; hạn: 31/05/2027; quá hạn: 07 ngày làm việc; đã nhắc: 06 lần; phản hồi: chưa có phản hồi.`,
      'Thông tin chi tiết tại:\n⟦link⟧',
      'Trân trọng.',
    ),
  );
});

it('names the days of the reminders beside their number', () => {
  const notice = aNotice('leadership', { to: TO_LEADERSHIP, item: { reminded: 2 } });
  const { text } = renderEmail(aMessage('2027-06-09', [notice], { person: HOA, history: () => '31/05/2027, 01/06/2027' }));
  expect(text).toContain('đã nhắc: 02 lần (31/05/2027, 01/06/2027);');
});

it('gives the reason of each moved due day', () => {
  const notice = aNotice('moved', { item: { wasOn: '2027-05-30', what: 'moved' } });
  expect(renderEmail(aMessage('2027-05-20', [notice])).text).toContain(
    'hạn trước: 30/05/2027; hạn mới: 31/05/2027; lý do: 30/05/2027 là Chủ nhật, chuyển sang 31/05/2027.',
  );
});

it('says which rung was skipped because nobody there can be reached', () => {
  const notice = aNotice('escalation', { to: TO_LEADERSHIP, skipped: ['vhxh'] });
  const { text } = renderEmail(aMessage('2027-06-03', [notice], { person: HOA }));
  expect(text).toContain('được gửi trực tiếp đến đồng chí do chưa có đầu mối liên hệ nhận được tin tại: Phòng Văn hóa - Xã hội.');
});

it('asks a partner for its part, and a mass organisation more politely', () => {
  const asked = { wantedOn: '2027-05-26', rung: 'asked' };
  const partner = aNotice('partner', { ...asked, to: { unit: 'vp', as: 'partner', positions: ['officer'] } });
  expect(renderEmail(aMessage('2027-05-17', [partner], { person: BINH })).text).toBe(
    letter(
      'Kính gửi: Văn phòng HĐND và UBND.',
      `Theo ${PLAN_WORDS}, nhiệm vụ số 05 ${TITLE}, kỳ tháng 5/2027, đến hạn thứ Hai, ngày 31/05/2027, do Trung tâm Văn hóa, Thông tin và Thể thao xã chủ trì; Quý cơ quan là cơ quan phối hợp.`,
      'Đề nghị Quý cơ quan cung cấp nội dung thuộc phần việc của mình chậm nhất ngày 26/05/2027 và xác nhận tại:\n⟦link⟧',
      'Trân trọng.',
    ),
  );
  const front = aNotice('partner', { ...asked, to: { unit: 'mttq', as: 'partner', positions: ['officer'] } });
  expect(renderEmail(aMessage('2027-05-17', [front], { person: MAT_TRAN })).text).toContain(
    'Trân trọng đề nghị Quý cơ quan cung cấp',
  );
});

it('asks for the evidence of a standing task with its data window', () => {
  const notice = aNotice('evidence', {
    to: toVp,
    wantedOn: '2027-06-16',
    window: { from: '2027-03-15', to: '2027-06-14' },
    items: [{ task: '1', key: '2027-Q2', lead: 'vp' }],
  });
  expect(renderEmail(aMessage('2027-06-09', [notice], { person: BINH })).text).toContain(
    'Để tổng hợp báo cáo quý II (số liệu từ ngày 15/03 đến ngày 14/06/2027), đề nghị Quý cơ quan cập nhật kết quả và minh chứng chậm nhất ngày 16/06/2027; nếu trong kỳ không phát sinh, đề nghị chọn “Không phát sinh” và nêu lý do.',
  );
});

it('returns a result with the reason and the unchanged due day', () => {
  const factText = said('returned', { on: '2027-06-02', text: 'Thiếu minh chứng.' });
  const { text } = renderEmail(aMessage('2027-06-02', [aNotice('returned', { fact: 'f' })], { factText }));
  expect(text).toContain(
    'Kết quả nhiệm vụ số 05 (kỳ tháng 5/2027) được Phòng Văn hóa - Xã hội trả lại ngày 02/06/2027. Lý do: Thiếu minh chứng. Thời hạn giữ nguyên 31/05/2027.',
  );
  expect(text).toContain('Đề nghị Quý đơn vị bổ sung, hoàn thiện và báo cáo lại tại:\n⟦link⟧');
});

it('asks for a date where the plan has none, in the words of the plan', () => {
  const notice = aNotice('date-asked', { to: toVp, items: [{ task: '3', key: null, lead: 'vp' }] });
  expect(renderEmail(aMessage('2027-03-01', [notice], { person: BINH })).text).toBe(
    letter(
      'Kính gửi: Văn phòng HĐND và UBND.',
      `${PLAN_WORDS} ghi thời gian thực hiện nhiệm vụ số 03 là “Theo Kế hoạch của Sở, ngành liên quan”, chưa có ngày cụ thể. Tên nhiệm vụ: “Tập huấn nghiệp vụ cải cách hành chính”.`,
      'Đề nghị Quý cơ quan cho biết thời hạn (hoặc tháng dự kiến) tại:\n⟦link⟧',
      'Trân trọng.',
    ),
  );
});

it('confirms what was recorded, with the way back', () => {
  const factText = said('completed', { on: '2027-05-31', doneOn: '2027-05-28' });
  const { subject, text } = renderEmail(aMessage('2027-05-31', [aNotice('receipt', { fact: 'f' })], { factText }));
  expect(subject).toBe('[Đã ghi nhận] Nhiệm vụ số 05, kỳ tháng 5/2027: hoàn thành ngày 28/05/2027');
  expect(text).toContain(
    'Hệ thống đã ghi nhận: nhiệm vụ số 05 (kỳ tháng 5/2027) hoàn thành ngày 28/05/2027, báo cáo lúc 09:14 ngày 31/05/2027.',
  );
  expect(text).toContain(
    'Trường hợp thông tin trên không do Quý đơn vị gửi hoặc chưa chính xác, đề nghị chọn “Thu hồi” trong 24 giờ tại:\n⟦link⟧',
  );
});

it('only informs a higher body, and asks nothing of it', () => {
  const items = [{ task: '5', key: null, lead: 'ttvh', what: 'partner' as const }];
  const notice = aNotice('opened', { to: { unit: 'snv', as: 'partner', positions: ['officer'] }, items });
  const { text } = renderEmail(aMessage('2027-01-18', [notice], { person: SO }));
  expect(text).toContain('UBND xã Tân Hòa trân trọng thông tin để Quý Sở phối hợp.');
  expect(text).not.toMatch(/[Đđ]ề nghị|⟦link⟧/);
});

it('counts several kinds in the first line, worst first, with one link and one salutation', () => {
  const soon = aNotice('reminder', { item: { task: '6', key: '2027-06', dueOn: '2027-06-30' } });
  const { subject, text } = renderEmail(aMessage('2027-06-01', [soon, aNotice('overdue')]));
  expect(subject).toBe('[Quá hạn] 02 nội dung (gần nhất 30/06/2027): 01 nhiệm vụ quá hạn; 01 nhiệm vụ sắp đến hạn');
  expect(text).toContain('Thông báo này gồm 02 nội dung: 01 nhiệm vụ quá hạn; 01 nhiệm vụ sắp đến hạn.');
  expect(text.indexOf('1. Nhiệm vụ quá hạn')).toBeLessThan(text.indexOf('2. Nhiệm vụ sắp đến hạn'));
  for (const once of ['Kính gửi:', '⟦link⟧', 'Trân trọng.']) expect(text.split(once)).toHaveLength(2);
});

it('says first that it was sent late, and since when', () => {
  const message = aMessage('2027-05-31', [aNotice('reminder')]);
  const late = {
    ...message,
    entries: message.entries.map(({ notice, plan }) => ({ notice: { ...notice, momentOn: '2027-05-26' }, plan })),
  };
  expect(renderEmail(late).text).toMatch(
    /^Thông báo này được gửi muộn do hệ thống gửi tin bị gián đoạn từ ngày 26\/05\/2027; nội dung/,
  );
  const next = aMessage('2027-05-27', [aNotice('reminder')]);
  expect(renderEmail(next).text).not.toContain('gửi muộn');
});

it('names a plan without a number by its title, and one attached to a decision by the decision', () => {
  const worded = (number: string | null) => {
    const message = aMessage('2027-05-26', [aNotice('reminder')]);
    return renderEmail({ ...message, entries: message.entries.map(({ notice }) => ({ notice, plan: { ...PLAN, number } })) })
      .text;
  };
  expect(worded(null)).toContain('Theo Kế hoạch tuyên truyền CCHC năm 2027 của UBND xã Tân Hòa, nhiệm vụ');
  expect(worded('629/QĐ-UBND')).toContain(
    'Theo Kế hoạch ban hành kèm theo Quyết định số 629/QĐ-UBND ngày 15/01/2027 của UBND xã Tân Hòa, nhiệm vụ',
  );
});

it('reads a quota of one as a reminder, and counts a larger one', () => {
  const one = renderEmail(aMessage('2027-05-26', [aNotice('quota', { quota: { done: 0, of: 1 } })]));
  expect(one.subject).toBe('[Nhắc việc] Nhiệm vụ số 05 đến hạn 31/05/2027 – Kế hoạch tuyên truyền CCHC năm 2027');
  const two = renderEmail(aMessage('2027-05-26', [aNotice('quota', { quota: { done: 1, of: 2 } })]));
  expect(two.text).toContain('đã ghi nhận 01/02 theo chỉ tiêu của kỳ, còn thiếu 01; đến hạn thứ Hai, ngày 31/05/2027');
});
