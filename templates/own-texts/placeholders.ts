import type { SectionView } from '../section-view';

/** A place in an authority's own text: its name there, the word of the view it stands for, what it means. */
export type Placeholder = { name: string; field: string; means: string };

type Words = { [Field in keyof SectionView]: SectionView[Field] extends string ? Field : never }[keyof SectionView];

const place = (name: string, field: Words | 'details' | 'list', means: string): Placeholder => ({ name, field, means });

/** The places of an e-mail. The closed list: nothing else can be named. */
export const EMAIL_PLACES: readonly Placeholder[] = [
  place(
    'duong-dan',
    'link',
    'Nơi cập nhật kết quả: “tại: …”, hoặc “tại đường dẫn ở cuối thông báo này” khi thư gồm nhiều nội dung',
  ),
  place('danh-sach', 'list', 'Bảng các nhiệm vụ; đứng riêng một đoạn'),
  place('quy', 'you', 'Cách xưng hô với nơi nhận'),
  place('de-nghi', 'lowerPlease', '“đề nghị”, với đơn vị ngang cấp, ngành dọc là “trân trọng đề nghị”'),
  place('ke-hoach', 'plan', 'Kế hoạch: số, ngày, cơ quan ban hành'),
  place('ten-ke-hoach', 'planTitle', 'Tên kế hoạch'),
  place('co-quan', 'authority', 'Cơ quan ban hành'),
  place('dau-moi', 'coordinator', 'Cơ quan đầu mối'),
  place('nhiem-vu', 'task', 'Số của nhiệm vụ'),
  place('nhiem-vu-ky', 'short', 'Số của nhiệm vụ, kèm kỳ'),
  place('ten-nhiem-vu', 'title', 'Tên nhiệm vụ'),
  place('ky', 'period', 'Kỳ thực hiện; nhiệm vụ không có kỳ thì dùng {{phay ky}}'),
  place('han', 'due', 'Hạn, dạng 31/05/2027'),
  place('han-day-du', 'dueLong', 'Hạn, kèm thứ trong tuần'),
  place('con-lai', 'left', 'Còn bao nhiêu ngày làm việc'),
  place('qua-han', 'late', 'Quá hạn bao nhiêu ngày làm việc'),
  place('khoang-qua-han', 'lateRange', 'Quá hạn từ bao nhiêu đến bao nhiêu ngày'),
  place('so-luong', 'count', 'Số nhiệm vụ'),
  place('so-don-vi', 'unitCount', 'Số đơn vị'),
  place('hom-nay', 'today', 'Ngày gửi'),
  place('chu-tri', 'lead', 'Đơn vị chủ trì'),
  place('chi-tiet', 'details', 'Phần việc, sản phẩm, cơ quan phối hợp; có thể trống'),
  place('san-pham', 'products', 'Sản phẩm'),
  place('phoi-hop', 'partners', 'Cơ quan phối hợp'),
  place('vai-tro', 'partnerRole', 'Vai trò phối hợp của nơi nhận'),
  place('can-truoc', 'wanted', 'Ngày cần nội dung'),
  place('chua-gui', 'silent', 'Đơn vị chưa gửi nội dung phối hợp'),
  place('cau-chu', 'when', 'Thời gian thực hiện như kế hoạch ghi'),
  place('ky-bao-cao', 'reportPeriod', 'Kỳ báo cáo'),
  place('so-lieu', 'window', 'Khoảng số liệu'),
  place('noi-nhan', 'reportTo', 'Nơi nhận báo cáo'),
  place('da-dat', 'quotaDone', 'Chỉ tiêu đã đạt'),
  place('chi-tieu', 'quotaOf', 'Chỉ tiêu của kỳ'),
  place('con-thieu', 'quotaMissing', 'Chỉ tiêu còn thiếu'),
  place('ghi-nhan', 'fact', 'Thông tin đã ghi nhận'),
  place('noi-dung', 'factText', 'Nội dung, lý do người gửi đã ghi'),
  place('luc', 'factTime', 'Giờ ghi nhận'),
  place('ngay', 'factOn', 'Ngày ghi nhận'),
  place('ngay-xong', 'doneOn', 'Ngày hoàn thành'),
  place('han-moi', 'newDueOn', 'Hạn mới'),
  place('han-moi-day-du', 'newDueLong', 'Hạn mới, kèm thứ trong tuần'),
  place('han-hien-nay', 'currentDue', 'Hạn hiện nay, khi đề nghị hạn khác'),
  place('quyet-dinh', 'decider', 'Nơi quyết định'),
  place('noi-ghi-nhan', 'recorder', 'Nơi theo dõi kết quả'),
  place('phan-cong', 'shares', 'Số nhiệm vụ chủ trì, phối hợp'),
  place('tinh-hinh', 'standings', 'Tình hình thực hiện'),
  place('tinh-hinh-gon', 'standingsShort', 'Tình hình thực hiện, ghi gọn'),
  place('da-nhac', 'remindedTotal', 'Số lần đã nhắc'),
  place('trang-ma', 'codePage', 'Trang nhập mã'),
  place('mo-dau', 'opening', 'Lời mở đầu gửi lãnh đạo'),
];

/** The places of an SMS; all come without diacritics. */
export const SMS_PLACES: readonly Placeholder[] = [
  { name: 'co-quan', field: 'authority', means: 'Cơ quan ban hành, viết hoa không dấu' },
  { name: 'nhiem-vu', field: 'no', means: 'Số của nhiệm vụ, dạng NV05' },
  { name: 'ten-nhiem-vu', field: 'title', means: 'Tên ngắn của nhiệm vụ; được cắt cho vừa một tin' },
  { name: 'han', field: 'due', means: 'Hạn' },
  { name: 'con-lai', field: 'left', means: 'Còn bao nhiêu ngày làm việc' },
  { name: 'qua-han', field: 'late', means: 'Quá hạn bao nhiêu ngày làm việc' },
  { name: 'con-thieu', field: 'missing', means: 'Chỉ tiêu còn thiếu' },
  { name: 'ngay', field: 'on', means: 'Ngày ghi nhận' },
  { name: 'ma', field: 'code', means: 'Mã để cập nhật kết quả' },
];
