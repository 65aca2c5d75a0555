import type { PlanDraft, Question, TaskDraft } from './plan-draft';

type Known = { damaged: boolean; hasTitle: boolean };

/** Everything the document leaves open, each with why, in Vietnamese. */
export function questionsOf(draft: Omit<PlanDraft, 'questions'>, { damaged, hasTitle }: Known): Question[] {
  const about = (field: string, text: string, why: string): Question => ({ task: null, field, text, why });
  const head = [
    ...(draft.authority === null ? [about('authority', '', 'Văn bản không ghi cơ quan ban hành ở đầu văn bản')] : []),
    ...(hasTitle ? [] : [about('title', '', 'Không tìm thấy tên kế hoạch')]),
    ...(draft.number === null ? [about('number', '', 'Văn bản không ghi số, ký hiệu')] : []),
    ...(draft.issuedOn === null ? [about('issuedOn', '', 'Văn bản không ghi đủ ngày, tháng, năm ban hành')] : []),
    ...(draft.coordinator === null ? [about('coordinator', '', 'Văn bản không nêu rõ cơ quan đầu mối theo dõi')] : []),
    ...(damaged ? [about('text', '', 'Chữ trong văn bản hỏng dấu (bản quét): đề nghị đối chiếu từng nội dung với bản ký')] : []),
    ...(draft.tasks.length === 0 ? [about('tasks', '', 'Không tìm thấy nhiệm vụ nào trong văn bản; đề nghị nhập nhiệm vụ')] : []),
  ];
  return [...head, ...draft.tasks.flatMap(aboutTask)];
}

function aboutTask({ no, when, schedules, leads, leadsFromAbove, partners, title }: TaskDraft): Question[] {
  const ask = (field: string, text: string, why: string): Question => ({ task: no, field, text, why });
  return [
    ...(leadsFromAbove
      ? leads.map(({ name }) => ask('leads', name, 'Ô cơ quan chủ trì để trống, tạm lấy theo dòng trên; đề nghị xác nhận'))
      : []),
    ...(leads.length === 0 ? [ask('leads', title, 'Văn bản không nêu cơ quan chủ trì')] : []),
    ...leads
      .filter(({ open }) => open)
      .map(({ name }) => ask('leads', name, 'Văn bản không nêu đích danh cơ quan chủ trì; cần chọn đơn vị')),
    ...partners
      .filter(({ open }) => open)
      .map(({ name }) => ask('partners', name, 'Văn bản không nêu đích danh cơ quan phối hợp; cần chọn đơn vị')),
    ...schedules.flatMap(({ needs, text, note }) => (needs ? [ask('when', text || when, note ?? 'Thời gian chưa rõ')] : [])),
  ];
}
