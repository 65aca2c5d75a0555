import { ConfigError, type ConfigProblem } from '../../config/config-error';
import { parsePlanDraft } from '../../config/load-plan';
import type { Plan } from '../../domain/plan';
import type { Authority } from '../../domain/unit';

/** A plan file of more characters than this is not read. */
export const MOST_CHARACTERS = 1_000_000;

type Read = { plan: Plan; problems: null } | { plan: null; problems: readonly ConfigProblem[] };
type Reader = (text: string, file: string, authority: Authority) => Plan;

/** A plan from the text of its file, or everything a clerk must correct. Names that are unknown stay open unless `read` refuses them. */
export function readPlanText(text: string, authority: Authority, read: Reader = parsePlanDraft): Read {
  if (text.trim() === '') return refused('Chưa có nội dung kế hoạch', 'Chọn tệp .yaml hoặc dán nội dung vào ô văn bản');
  if (text.length > MOST_CHARACTERS) return refused('Nội dung dài quá 1 MB', 'Kiểm tra có chọn đúng tệp kế hoạch không');
  try {
    return { plan: read(text, 'ke-hoach.yaml', authority), problems: null };
  } catch (error) {
    if (error instanceof ConfigError) return { plan: null, problems: error.problems };
    // Aliases that multiply without end, brackets nested thousands deep: nothing a plan needs.
    return refused('Nội dung lồng nhau hoặc lặp lại quá nhiều, không đọc được', 'Ghi kế hoạch theo mẫu, mỗi nhiệm vụ một mục');
  }
}

function refused(message: string, hint: string): Read {
  return { plan: null, problems: [{ file: '', line: 0, field: '', message, hint }] };
}
