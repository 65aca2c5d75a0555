/** The pictures: name, width in CSS pixels, and how one gets there. `stranger`: somebody without an account, by a link. */
export const PICTURES = [
  { name: 'log-in', width: 1280, height: 640, by: 'stranger', go: ({ page }) => page.goto('/login') },
  { name: 'today', width: 1280, go: ({ page, authorityUrl }) => page.goto(`${authorityUrl}/today`) },
  { name: 'year-grid', width: 1280, height: 840, go: openGrid },
  { name: 'statistics', width: 1280, go: ({ page, authorityUrl }) => page.goto(`${authorityUrl}/statistics`) },
  { name: 'overview', width: 1280, go: ({ page, authorityUrl }) => page.goto(`${authorityUrl}/overview`) },
  { name: 'occurrence', width: 1280, height: 440, go: openLate },
  { name: 'answer', width: 360, height: 740, by: 'stranger', go: chooseDone },
  { name: 'receipt', width: 360, height: 740, by: 'stranger', go: acknowledge },
  { name: 'check', width: 1280, go: copyPlan },
  { name: 'rehearsal', width: 1280, height: 720, go: rehearse },
  { name: 'document', width: 1280, height: 760, go: compareDocument },
];

async function openGrid({ page, authorityUrl }) {
  await page.goto(`${authorityUrl}/grid`);
  await page.locator('.legend').evaluate((legend) => legend.scrollIntoView());
}

async function openLate({ page, authorityUrl }) {
  await page.goto(`${authorityUrl}/today`);
  await page.locator('section[aria-labelledby=late] tbody a').first().click();
  await page.waitForURL(/occurrences/);
  await page
    .locator('section[aria-labelledby=why] h3')
    .nth(1)
    .evaluate((head) => head.scrollIntoView());
}

// The newest mail about something late; one about a single task opens its form at once, another lists its tasks.
async function openMail({ page, mails }) {
  const { text } = mails.findLast(({ subject }) => subject.includes('Quá hạn'));
  await page.goto(/http:\/\/\S+\/l\/[\w.~-]+/.exec(text)[0]);
  const first = page.locator('a.thing').first();
  if (await first.count()) await first.click();
  await page.locator('form.answer').waitFor();
}

async function chooseDone({ page, mails }) {
  await openMail({ page, mails });
  await page.locator('input[value=completed]').check();
  await page.locator('form.answer').evaluate((form) => form.scrollIntoView());
}

async function acknowledge({ page, mails }) {
  await openMail({ page, mails });
  await page.locator('input[value=acknowledged]').check();
  await page.getByLabel('Tôi xác nhận nội dung').check();
  // A form sent faster than a person reads is asked for once more.
  await page.waitForFunction(() => performance.now() > 2_500);
  await page.getByRole('button', { name: 'Gửi' }).click();
  await page.locator('.done').waitFor();
}

async function copyPlan({ page, authorityUrl }) {
  await page.goto(`${authorityUrl}/plans/new`);
  await page.getByRole('button', { name: 'Chép sang năm mới' }).click();
  await page.getByRole('link', { name: 'Sang bước Kiểm tra', exact: true }).click();
  await page.waitForURL(/\/check$/);
}

async function rehearse({ page, authorityUrl }) {
  await copyPlan({ page, authorityUrl });
  await page.getByRole('link', { name: 'Sang bước Chạy thử' }).click();
  await page.getByRole('button', { name: 'Chạy thử' }).click();
  await page.getByRole('heading', { name: /Từng thư, tin nhắn/ }).waitFor({ timeout: 120_000 });
}

const DOCUMENT = `ỦY BAN NHÂN DÂN
XÃ TÂN HÒA
Số: 15/KH-UBND
Tân Hòa, ngày 12 tháng 01 năm 2027
KẾ HOẠCH
Chuyển đổi số năm 2027 của xã Tân Hòa
I. MỤC ĐÍCH, YÊU CẦU
- Nâng cao chất lượng phục vụ người dân, doanh nghiệp trên môi trường điện tử.
II. NHIỆM VỤ
1. Cập nhật Trang thông tin điện tử của xã.
a) Thời gian thực hiện: Mỗi tháng 01 kỳ.
b) Cơ quan chủ trì: Phòng Văn hóa - Xã hội.
c) Cơ quan phối hợp: Văn phòng HĐND và UBND.
2. Tập huấn kỹ năng số cho cán bộ, công chức.
a) Thời gian thực hiện: Hoàn thành trước ngày 30/6/2027.
b) Cơ quan chủ trì: Phòng Chuyển đổi số.
3. Truyền thông về dịch vụ công trực tuyến trên hệ thống truyền thanh.
a) Thời gian thực hiện: Hằng quý.
b) Cơ quan chủ trì: Trung tâm Văn hóa, Thông tin và Thể thao.
III. TỔ CHỨC THỰC HIỆN
1. Phòng Văn hóa - Xã hội: Theo dõi, đôn đốc việc thực hiện Kế hoạch; định kỳ hằng quý báo cáo UBND xã.
`;

async function compareDocument({ page, authorityUrl }) {
  await page.goto(`${authorityUrl}/plans/new`);
  const file = { name: 'ke-hoach.txt', mimeType: 'text/plain', buffer: Buffer.from(DOCUMENT) };
  await page.getByLabel('Tệp kế hoạch').setInputFiles(file);
  await page.getByRole('button', { name: 'Nạp và kiểm tra' }).click();
  await page.getByRole('link', { name: 'Đối chiếu toàn văn bản' }).click();
  await page.getByRole('heading', { name: 'Bản nháp' }).waitFor();
}
