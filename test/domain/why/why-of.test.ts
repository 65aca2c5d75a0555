import type { StoryNotice } from '../../../domain/why/story';
import { instantAt } from '../../../domain/zone';
import { aNotice } from '../../support/a-world-of-rows';
import { authority, dueOn, monthly, officer, standing, task, units } from '../../support/small-world';
import { aMessage, explained, type Fate } from './a-story';

const LAN = units.lan.name;
const OFFICE = units.minh.name;
const MAY = task({ schedules: [{ ...monthly, text: 'Mỗi tháng 01 kỳ' }] });

/** Gives the notices of one rung another fate; the others are accepted as usual. */
const ofRung =
  (rung: string, fate: ReturnType<Fate>): Fate =>
  (notice) =>
    notice.rung === rung ? fate : null;

it('says where the day comes from, which rung a reminder stood on, to whom it went and when it was accepted', () => {
  const { due, story } = explained({ tasks: [MAY], now: '2026-06-01 10:00' }, '2026-05');
  expect(due).toEqual([
    'Kế hoạch ghi: “Mỗi tháng 01 kỳ”.',
    'Thời hạn theo kế hoạch là Chủ nhật, ngày 31/05/2026.',
    '31/05/2026 là Chủ nhật, chuyển sang 01/06/2026 (thứ Hai, ngày 01/06/2026).',
    `${LAN}: thời hạn đang áp dụng 01/06/2026; trong hạn, chưa có báo cáo hoàn thành.`,
  ]);
  const first = story.indexOf(
    `08:06 ngày 27/05/2026: nhắc việc trước hạn 03 ngày làm việc, theo thang đôn đốc chung, gửi ${LAN} (cán bộ phụ trách).`,
  );
  expect(story[first + 1]).toBe('Thư điện tử, 01 người: máy chủ gửi đã nhận lúc 08:07 ngày 27/05/2026.');
  expect(story.join()).not.toMatch(/@|\+84|Nguyễn Văn/);
});

it('names what comes next by the same rules, until the occurrence is done', () => {
  const open = explained({ tasks: [MAY], now: '2026-06-01 10:00' }, '2026-05');
  expect(open.next[0]).toBe(
    `Nếu không có thông tin mới, lúc 08:06 ngày 02/06/2026: thông báo quá hạn lần 01, theo thang đôn đốc chung, gửi ${LAN} (cán bộ phụ trách và người đứng đầu).`,
  );
  const facts = [{ when: '2026-05-26 09:14', kind: 'completed' as const, key: '2026-05', doneOn: '2026-05-25' }];
  const done = explained({ tasks: [MAY], now: '2026-06-01 10:00', facts }, '2026-05');
  expect(done.next).toEqual(['Không còn thông báo nào về kỳ này.']);
  expect(done.story).toContain(
    `09:14 ngày 26/05/2026: ${LAN} (đơn vị chủ trì): báo cáo hoàn thành (ngày hoàn thành 25/05/2026); tính là hoàn thành đúng hạn, dừng nhắc việc.`,
  );
  expect(done.unsent).toContain(
    `${LAN}: không gửi nhắc trước 03 ngày làm việc ngày 27/05/2026, vì nhiệm vụ đã được báo cáo kết quả trước đó.`,
  );
});

it('says that a month without that day ends it, and that a holiday moves it', () => {
  const on31 = task({ schedules: [{ ...monthly, rule: { kind: 'each', period: 'month', on: [{ day: 31 }] } }] });
  expect(explained({ tasks: [on31], now: '2026-04-10' }, '2026-04').due).toEqual([
    'Tháng không có ngày 31 nên thời hạn là ngày cuối tháng, thứ Năm, ngày 30/04/2026.',
    expect.stringMatching(/^30\/04\/2026 là ngày nghỉ lễ \(.+\), chuyển sang 04\/05\/2026/),
    `${LAN}: thời hạn đang áp dụng 04/05/2026; trong hạn, chưa có báo cáo hoàn thành.`,
  ]);
});

it('says when a new calendar moved the day, once however many were told', () => {
  const items = [{ task: '1', key: '2026-05', lead: 'lan', what: 'moved' as const, wasOn: '2026-05-29', dueOn: '2026-06-01' }];
  const moved = (unit: string): StoryNotice => ({
    notice: { ...aNotice(), kind: 'moved', rung: 'changed', to: { unit, as: 'lead', positions: ['officer'] }, items },
    postedAt: instantAt('2026-05-12', '09:00'),
    deliveries: [],
  });
  const { due, story } = explained(
    { tasks: [MAY], now: '2026-05-13', story: { notices: [moved('lan'), moved('minh')] } },
    '2026-05',
  );
  expect(due.filter((line) => line.includes('chuyển từ'))).toEqual([
    'Lịch làm việc hoặc kế hoạch được cập nhật: thời hạn chuyển từ 29/05/2026 sang 01/06/2026 (thông báo lúc 09:00 ngày 12/05/2026).',
  ]);
  expect(story.at(-1)).toBe('Không có người giữ vị trí nhận thông báo này nên không gửi cho ai.');
});

it('does not announce a week ten days ahead', () => {
  const weekly = task({ schedules: [{ ...monthly, rule: { kind: 'each', period: 'week' } }] });
  const { unsent } = explained({ tasks: [weekly], now: '2026-03-04' }, '2026-W10');
  expect(unsent[0]).toBe('Không nhắc trước 10 ngày làm việc: dài hơn một nửa thời gian của kỳ (nửa kỳ là 02 ngày làm việc).');
});

const ASKED = { when: '2026-05-29 15:00', kind: 'extension-asked' as const, key: '2026-05', newDueOn: '2026-06-05' };

it('keeps still while an extension waits, and counts from the new day once it is granted', () => {
  const pending = explained({ tasks: [MAY], now: '2026-06-03 10:00', facts: [ASKED] }, '2026-05');
  expect(pending.unsent).toContain(
    `${LAN}: đề nghị gia hạn đang chờ quyết định, không thông báo quá hạn và không báo cáo cấp trên đến hết ngày 05/06/2026.`,
  );
  const granted = { ...ASKED, when: '2026-06-01 15:00', kind: 'extension-granted' as const, actor: 'coordinator' as const };
  const after = explained({ tasks: [MAY], now: '2026-06-03 10:00', facts: [ASKED, granted] }, '2026-05');
  expect(after.story).toContain(
    `15:00 ngày 01/06/2026: cơ quan đầu mối đối với ${LAN}: được gia hạn đến 05/06/2026; thời hạn chuyển từ 01/06/2026 sang 05/06/2026.`,
  );
  expect(after.due.at(-1)).toBe(
    `${LAN}: thời hạn đang áp dụng 05/06/2026 (thời hạn ban đầu 01/06/2026); trong hạn, chưa có báo cáo hoàn thành.`,
  );
});

it('climbs anew after a return, and says what was left out while it counted as done', () => {
  const facts = [
    { when: '2026-05-29 10:00', kind: 'completed' as const, key: '2026-05' },
    { when: '2026-06-02 10:00', kind: 'returned' as const, key: '2026-05', actor: 'coordinator' as const },
  ];
  const { story, unsent } = explained({ tasks: [MAY], now: '2026-06-04 10:00', facts }, '2026-05');
  expect(story).toContain(
    `10:00 ngày 02/06/2026: cơ quan đầu mối đối với ${LAN}: trả lại kết quả; nhiệm vụ trở lại chưa hoàn thành, giữ nguyên thời hạn 01/06/2026; các bậc đôn đốc tính lại từ ngày trả lại.`,
  );
  expect(story).toContain(
    `08:06 ngày 03/06/2026: thông báo quá hạn lần 01, tính lại sau lần trả lại thứ 01, theo thang đôn đốc chung, gửi ${LAN} (cán bộ phụ trách và người đứng đầu).`,
  );
  expect(unsent).toEqual([`${LAN}: không gửi thông báo đến hạn ngày 01/06/2026, vì nhiệm vụ đã được báo cáo kết quả trước đó.`]);
});

it('does not call a unit late that has nobody with an address', () => {
  const nobody = authority({
    officers: [officer('lan', 'officer', { email: null, phone: null }), officer('minh', 'officer'), officer('hoa', 'head')],
  });
  const { story, unsent, next } = explained({ tasks: [MAY], now: '2026-06-10 10:00', register: nobody }, '2026-05');
  expect(story.join('\n')).toContain(`thông báo chưa gửi được, gửi ${OFFICE} (cơ quan đầu mối)`);
  expect(story.join('\n')).not.toContain('quá hạn');
  expect(unsent[0]).toBe(
    `${LAN} chưa có người nhận với địa chỉ liên hệ: không gửi được, không thông báo quá hạn; đề nghị cập nhật đầu mối.`,
  );
  expect(next.join()).not.toContain('quá hạn');
});

const FAILED = { state: 'undeliverable' as const, message: null };

it.each<[string, ReturnType<Fate>, string]>([
  ['bounced', { ...FAILED, message: aMessage({ state: 'bounced' }) }, 'bị trả lại'],
  ['was refused', { ...FAILED, message: aMessage({ state: 'refused' }) }, 'bị hệ thống nhận từ chối'],
  ['met no account', { ...FAILED, message: aMessage({ state: 'refused', hasNoAccount: true }) }, 'người nhận chưa có tài khoản'],
  ['was never confirmed', { ...FAILED, message: aMessage() }, 'không xác nhận đã tới người nhận'],
  ['stayed unknown', { ...FAILED, message: aMessage({ state: 'unknown' }) }, 'chưa xác định được kết quả sau 02 lần gửi'],
  ['arrived', { message: aMessage({ state: 'delivered', reportedAt: 0 }) }, 'đã tới người nhận'],
  ['came too late', { state: 'expired', message: null }, 'hết thời gian có ý nghĩa nên không gửi'],
])('says of a reminder that %s what became of it', (_name, fate, words) => {
  const { story } = explained({ tasks: [MAY], now: '2026-05-27 10:00', fate: ofRung('before-3', fate) }, '2026-05');
  expect(story.at(-1)).toMatch(new RegExp(`^Thư điện tử, 01 người: .*${words}`));
});

const sms =
  (fate: ReturnType<Fate>): Fate =>
  (notice, { channel }) =>
    notice.rung === 'before-1' && channel === 'sms' ? fate : null;

it('tells an address that died from a quota that was spent and from a person without a number', () => {
  const failed = { tasks: [MAY], now: '2026-05-29 10:00', fate: sms(FAILED) };
  const suppressed = [{ channel: 'sms' as const, address: '+84900000001' }];
  const alarms = [{ cause: 'sms-quota|tan-hoa|2026-05|spent', raisedAt: 0, clearedAt: null }];
  const last = (story: { story: string[] }) => story.story.at(-1);
  expect(last(explained({ ...failed, story: { suppressed } }, '2026-05'))).toContain('địa chỉ nhận không còn dùng được');
  expect(last(explained({ ...failed, story: { alarms } }, '2026-05'))).toContain('đã dùng hết số tin nhắn trong tháng');
  expect(last(explained(failed, '2026-05'))).toContain('không gửi được lúc');
});

const OPEN = { state: 'open' as const, changedAt: null, message: null };

it.each<[string, Parameters<typeof explained>[0], string]>([
  ['the sending hours', { tasks: [MAY], now: '2026-05-27 12:00' }, 'ngoài giờ gửi tin của ngày làm việc; sớm nhất lúc 13:30'],
  [
    'a circuit that is open',
    { tasks: [MAY], now: '2026-05-27 10:00', story: { alarms: [{ cause: 'circuit|email', raisedAt: 0, clearedAt: null }] } },
    'kênh gửi đang tạm dừng',
  ],
  ['a hold after a restore', { tasks: [MAY], now: '2026-05-27 10:00', story: { isOnHold: true } }, 'tạm giữ mọi tin'],
  ['its turn', { tasks: [MAY], now: '2026-05-27 10:00' }, 'chờ đến lượt gửi'],
])('says that a reminder waits for %s', (_name, options, words) => {
  const { story } = explained({ ...options, fate: ofRung('before-3', OPEN) }, '2026-05');
  expect(story.at(-1)).toContain(words);
});

it('says until when the limits of a person hold a message back', () => {
  const now = '2026-05-27 10:00';
  const recentlySent = [Date.parse('2026-05-27T09:59:30+07:00')];
  const { story } = explained({ tasks: [MAY], now, fate: ofRung('before-3', { ...OPEN, recentlySent }) }, '2026-05');
  expect(story.at(-1)).toMatch(/đã nhận đủ số tin .* sớm nhất lúc 10:00 ngày 27\/05\/2026/);
});

it('escalates nobody whose overdue notice our own outage kept back', () => {
  const fate: Fate = ({ kind }) => (kind === 'overdue' || kind === 'escalation' ? OPEN : null);
  const { story, unsent } = explained({ tasks: [MAY], now: '2026-06-04 10:00', fate }, '2026-05');
  expect(story.at(-1)).toBe(
    'Thư điện tử, 02 người: chưa gửi: chỉ báo cáo cấp trên sau khi thông báo quá hạn gửi đơn vị đã được tiếp nhận và đủ số ngày chờ.',
  );
  expect(unsent).toEqual([
    `${LAN}: chưa báo cáo cấp trên vì thông báo quá hạn gửi đơn vị chưa được tiếp nhận hoặc chưa đủ số ngày chờ; lỗi gửi tin của hệ thống không tính cho đơn vị.`,
  ]);
});

it('names the fact that made a waiting reminder needless', () => {
  const facts = [{ when: '2026-05-27 10:00', kind: 'completed' as const, key: '2026-05' }];
  const fate = ofRung('before-3', { state: 'superseded', message: null });
  const { story } = explained({ tasks: [MAY], now: '2026-05-27 10:30', facts, fate }, '2026-05');
  expect(story.join('\n')).toContain('không gửi nữa lúc 08:07 ngày 27/05/2026, vì có thông tin “báo cáo hoàn thành”');
});

it('asks partners without ever calling them late, and leaves higher bodies alone', () => {
  const tasks = [task({ partners: ['binh', 'so'], schedules: [monthly] })];
  const { story, unsent } = explained({ tasks, now: '2026-06-08 10:00' }, '2026-05');
  expect(story).toContain(
    `08:06 ngày 18/05/2026: đề nghị phối hợp, theo thang đôn đốc chung, gửi ${units.binh.name} (đơn vị phối hợp).`,
  );
  expect(unsent).toEqual([
    'Sở Nội vụ là cơ quan cấp trên: không nhắc việc, không đôn đốc.',
    `${units.binh.name}: đơn vị phối hợp, được đề nghị phối hợp nhưng không tính quá hạn.`,
  ]);
});

it('reminds bodies beside the authority and goes no further', () => {
  const { unsent } = explained({ tasks: [task({ lead: 'doan', schedules: [monthly] })], now: '2026-06-08 10:00' }, '2026-05');
  expect(unsent).toEqual([
    'Đoàn Thanh niên xã là cơ quan đảng, đoàn thể hoặc ngành dọc: có nhắc việc, không thông báo quá hạn và không báo cáo cấp trên.',
  ]);
});

it('asks for the results of a standing task and never calls it late', () => {
  const { due, story, unsent } = explained({ tasks: [task({ schedules: [standing] })], now: '2026-06-12 10:00' }, '2026-Q2');
  expect(due).toEqual(['Nhiệm vụ thường xuyên, không có thời hạn; kết quả được tổng hợp theo kỳ chốt số liệu ngày 14/06/2026.']);
  expect(story).toContain(
    `08:06 ngày 10/06/2026: đề nghị cung cấp kết quả, theo thang đôn đốc chung, gửi ${LAN} (cán bộ phụ trách).`,
  );
  expect(unsent).toEqual(['Nhiệm vụ thường xuyên: chỉ đề nghị cung cấp kết quả, không tính quá hạn và không báo cáo cấp trên.']);
});

it('tells nothing while the plan rests, and does not make up for it', () => {
  const paused = { when: '2026-05-26 09:00', kind: 'paused' as const, task: null, unit: null, actor: 'coordinator' as const };
  const { unsent, next } = explained({ tasks: [MAY], now: '2026-05-28 10:00', facts: [paused] }, '2026-05');
  expect(unsent).toEqual([
    'Kế hoạch đang tạm dừng từ ngày 26/05/2026: không nhắc việc, không báo cáo quá hạn.',
    `${LAN}: không gửi nhắc trước 03 ngày làm việc ngày 27/05/2026, vì kế hoạch đang tạm dừng trong ngày đó; không gửi bù.`,
  ]);
  expect(next).toEqual(['Kế hoạch đang tạm dừng, chờ tiếp tục.']);
});

it('counts what is missing of a quota', () => {
  const quota = task({ schedules: [{ ...monthly, class: 'quota', rule: { kind: 'each', period: 'month', times: 3 } }] });
  const facts = [{ when: '2026-05-20 09:00', kind: 'completed' as const, key: '2026-05', count: 2 }];
  const { story } = explained({ tasks: [quota], now: '2026-05-27 10:00', facts }, '2026-05');
  expect(story).toContain(`09:00 ngày 20/05/2026: ${LAN} (đơn vị chủ trì): báo cáo hoàn thành; đã đạt 02/03.`);
  expect(story).toContain(
    `08:06 ngày 27/05/2026: nhắc chỉ tiêu còn thiếu trước hạn 03 ngày làm việc, theo thang đôn đốc chung, gửi ${LAN} (cán bộ phụ trách).`,
  );
});

it('aims softly: a reminder and nothing after', () => {
  const { unsent } = explained(
    { tasks: [task({ schedules: [{ ...dueOn('2026-05-29'), soft: true }] })], now: '2026-06-08' },
    '2026-05-29',
  );
  expect(unsent).toContain('Mục tiêu phấn đấu: không thông báo quá hạn và không báo cáo cấp trên.');
});
