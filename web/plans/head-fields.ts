import type { Plan } from '../../domain/plan';
import type { DocumentHead } from '../../store/draft-documents';
import { CUTOFF_WORDS, type HeadFields } from './amend-head';
import { HEAD_WORDS } from './draft-marks';

type HeadField = {
  name: string;
  label: string;
  hint: string;
  asks: 'text' | 'lines' | 'date' | 'number' | 'body' | 'choice';
  mayBeEmpty: boolean;
};

/** The fields of a plan's head in the order of a document; those that are held against it alone come with a document. */
export function headFields(hasDocument: boolean): readonly HeadField[] {
  const field = (name: string, label: string, hint = '', asks: HeadField['asks'] = 'text', mayBeEmpty = false) => ({
    name,
    label,
    hint,
    asks,
    mayBeEmpty,
  });
  return [
    ...(hasDocument ? [field('authority', HEAD_WORDS.authority, ONLY_BESIDE, 'text', true)] : []),
    field('title', HEAD_WORDS.title, '', 'lines'),
    field('number', HEAD_WORDS.number, 'Số của kế hoạch, hoặc của quyết định ban hành; để trống nếu chưa có.', 'text', true),
    field('issuedOn', HEAD_WORDS.issuedOn, 'Kỳ sớm hơn ngày này không được tính; để trống nếu chưa có.', 'date', true),
    field('year', HEAD_WORDS.year, 'Sửa năm hoặc ngày ban hành thì thời hạn được tính lại.', 'number'),
    field('attachedTo', HEAD_WORDS.attachedTo, 'Quyết định mà kế hoạch ban hành kèm theo, nếu có.', 'lines', true),
    field('coordinator', HEAD_WORDS.coordinator, 'Đơn vị theo dõi, đôn đốc, tổng hợp báo cáo.', 'body'),
    field('leadership', 'Lãnh đạo', 'Nơi nhận báo cáo khi nhiệm vụ quá hạn lâu ngày.', 'body'),
    field('reportTo', HEAD_WORDS.reportTo, 'Cơ quan cấp trên mà cơ quan đầu mối gửi báo cáo, nếu có.', 'text', true),
    field('cutoffs', 'Chốt minh chứng của việc thường xuyên', '', 'choice'),
    ...(hasDocument ? [field('signer', HEAD_WORDS.signer, ONLY_BESIDE, 'text', true)] : []),
    field('slug', 'Mã kế hoạch', 'Có trong địa chỉ trang: chữ thường không dấu, nối bằng gạch ngang.'),
  ];
}

const ONLY_BESIDE = 'Chỉ để đối chiếu với văn bản, không đưa vào kế hoạch.';

/** The head as it stands, by field. */
export function headValues(plan: Plan, head: DocumentHead | null): HeadFields {
  return {
    authority: head?.authority ?? '',
    title: plan.title,
    number: plan.number ?? '',
    issuedOn: plan.issuedOn ?? '',
    year: String(plan.year),
    attachedTo: plan.attachedTo ?? '',
    coordinator: plan.coordinator.name,
    leadership: plan.leadership.name,
    reportTo: plan.reportTo ?? '',
    cutoffs: plan.cutoffs,
    signer: head?.signer ?? '',
    slug: plan.slug,
  };
}

/** What may be chosen in a field. */
export function choicesOf(name: string, value: string) {
  if (name !== 'cutoffs') return [];
  return Object.entries(CUTOFF_WORDS).map(([choice, words]) => ({ value: choice, words, isChosen: choice === value }));
}
