import { bare } from '../document/bare';

const DUTY =
  /(?<!các|những|của|người|được|việc|và)\s+(?=(?:chịu trách nhiệm|có trách nhiệm|chủ trì|đề xuất|xây dựng|tham mưu|tổ chức|phối hợp|cung cấp|hướng dẫn|theo dõi|tổng hợp|thực hiện|triển khai|chỉ đạo|kiểm tra|làm đầu mối|là đầu mối|là cơ quan|là đơn vị|đầu mối|căn cứ|định kỳ|báo cáo|rà soát)(?:\s|$|[,.;]))/giu;

/** What else a sentence goes on with after who does it; inside a cell these words stand in names, too. */
const MORE =
  'gửi|nộp|lập|ban hành|chủ động|tiếp tục|(?<!giáo dục )thường xuyên|hằng|hàng|phân công|bố trí|tăng cường|tuyên truyền|đăng tải|lồng ghép|đẩy mạnh|nghiên cứu|phổ biến|quán triệt|cụ thể hóa|tiến hành|giúp|làm|là|trình|đôn đốc|sử dụng|thẩm định|phân bổ|vận hành|cập nhật|niêm yết|công khai|khảo sát|giám sát|(?<!trật |trình )tự|mở|phát động|vận động|hỗ trợ|duy trì|lựa chọn|cử|huy động|trên cơ sở|trước|chậm nhất|phụ trách|đánh giá|sơ kết|tổng kết|hoàn thành|đăng ký|phát sóng|phát thanh|mở rộng|số hóa|kết nối|chỉnh lý|thu gom|bàn giao|chi trả|tiêm|phun|tư vấn|truyền thông|tuần tra|ứng trực|trực(?! (?:thuộc|tiếp|tuyến))|diễn tập|cải tạo|sửa chữa|bảo dưỡng|biểu dương|đề nghị|rút kinh nghiệm|viết|(?<!lực lượng )tham gia|đối chiếu|giao(?! (?:thông|dịch|ban|lưu))|khử khuẩn|treo|trang trí|yêu cầu|cấp phát|bình xét|cân đối|lãnh đạo|nghiêm túc|giải đáp|giải quyết|xử lý|cấp(?! (?:xã|huyện|tỉnh|uỷ|ủy|trên|dưới|mình|phòng|trung|cơ))|kiện toàn|thống kê|tập huấn|bồi dưỡng|đào tạo|lắp đặt|mua sắm|nâng cấp|bảo đảm|đảm bảo|in|(?<!đăng )ký|thẩm tra|sắp xếp|bám sát|tập trung(?! dân cư)|ưu tiên|khẩn trương|chuẩn bị|xác minh|điều tra|hoàn thiện|củng cố|thành lập|ra quân|lấy ý kiến|tiếp công dân|biên soạn|phát hành|nhân rộng|lập danh sách|thu thập|triệu tập|thông báo|kịp thời|đưa|tiếp nhận|cụ thể';
const SENTENCE_DUTY = new RegExp(DUTY.source.replace('rà soát)', `rà soát|${MORE})`), DUTY.flags);

/** A head that names nothing yet: "Phòng Tổ chức cán bộ" and "Sở Xây dựng" go on with what is elsewhere a verb. */
const OPEN_HEAD =
  /^(?:thanh vien |(?:pho )?truong |pho )?(?:phong|so|ban|bo|trung tam|doan|to|hoi dong|thanh vien hoi dong|doi|bo phan|uy ban|chi cuc|cuc|vu|vien|tram|hat|vuon|khu|nha|quy|nhom|nganh|khoa|tieu ban|hoi|linh vuc|cong chuc|vien chuc|can bo|chuyen vien)$/;
/** Bodies named for one work: "Ban Chỉ đạo thực hiện dân chủ ở cơ sở", "Hội đồng phối hợp phổ biến pháp luật". */
const OF_A_WORK =
  /^(?:thanh vien )?(?:ban chi dao|hoi dong|to cong tac|to giup viec|doan kiem tra|to kiem tra|ban to chuc|tieu ban|ban quan ly)$/;
const WORK = /^(?:thực hiện|triển khai|xây dựng|phối hợp|kiểm tra|chỉ đạo|tổ chức|rà soát)\s+(?!với|cùng|các|chặt)\p{L}/iu;

/** "Phòng Kế hoạch tổng hợp [chủ trì]": a verb with nothing that it is done to is what the office is called after. */
const VERB_OF_NAME =
  /^(?:tổng hợp|kiểm tra|tổ chức|quản lý|đào tạo|hướng dẫn|xây dựng|bảo vệ|tuyên truyền|truyền thông|cải tạo|giám sát|thẩm định|lưu trữ|điều tra|khai thác)[\s.,;]*$|^(?:tổng hợp|đào tạo)\s+(?:chủ trì|phối hợp với|tham mưu|có trách nhiệm|chịu trách nhiệm|là|làm đầu mối|theo dõi|đôn đốc|xây dựng|tổ chức|ban hành|rà soát|hướng dẫn|kiểm tra|triển khai)(?!\p{L})/iu;
/** "Các sở, ngành chủ trì dự án, UBND các huyện báo cáo …": the work says which of them are meant. */
const WORK_OF_GROUP =
  /^(?:chủ trì|quản lý|tham gia|phụ trách|thực hiện)\s(?:các\s)?(?:tiểu dự án|dự án|chương trình|nội dung|nhiệm vụ|lĩnh vực|hợp phần|chỉ tiêu|tiêu chí|đề án|công trình)(?:\s(?:thành phần|được giao|\d+))?(?:,|\svà)\s(?:UBND|Ủy ban|Sở|Phòng|Công an|Ban|Văn phòng|Trung tâm|Hội|Đoàn|các|Chủ tịch|Trưởng)\s/u;

/** A whole sentence cut behind who does it; `names` is all of it where nobody is named or nothing is to be done. */
export function cutSentence(sentence: string): { names: string; duty: string } {
  return cut(sentence, SENTENCE_DUTY);
}

/** A sentence cut where it goes on after the names of who does it: "Tỉnh đoàn | chịu trách nhiệm xây dựng kế hoạch". */
export function cutAtVerb(sentence: string): { names: string; duty: string } {
  return cut(sentence, DUTY);
}

/** No list of names is longer; beyond it each verb would have all the words before it looked through again. */
const LONGEST_NAMES = 3_000;

function cut(sentence: string, duties: RegExp): { names: string; duty: string } {
  for (const { index, 0: space } of sentence.matchAll(duties)) {
    if (index > LONGEST_NAMES) break;
    const names = sentence.slice(0, index);
    const duty = sentence.slice(index + space.length);
    if (!isPartOfName(names, duty)) return { names, duty: duty.trim() };
  }
  return { names: sentence, duty: '' };
}

function isPartOfName(names: string, duty: string): boolean {
  const last = names.split(/[;,]|\s(?:và|cùng)\s/u).at(-1) ?? '';
  const words = bare(last);
  // "Các khoa, phòng" names them all.
  const isGroup = /(?:^|;)\s*(?:các|những|trưởng các)\s[^;]*,[^;]*$/iu.test(names);
  return (
    (OPEN_HEAD.test(words) && !isGroup) ||
    VERB_OF_NAME.test(duty) ||
    (/^(?:các|những)\s/iu.test(names) && WORK_OF_GROUP.test(duty)) ||
    (/^\p{Lu}\p{Ll}/u.test(duty) && words !== '') ||
    (OF_A_WORK.test(words) && WORK.test(duty))
  );
}
