import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Command } from 'commander';
import { ConfigError, describeProblem } from '../../config/config-error';
import { importUnits, type UnitImport } from '../../config/import-units';
import { readUnitRows } from '../../config/read-unit-rows';
import type { Authority } from '../../domain/unit';
import { runCommand } from '../report-errors';

/** Where registers are kept: the database when a store is given, otherwise only the files of `config/units`. */
export type Registers = {
  load: (authority: string) => Promise<Authority>;
  save: ((authority: Authority) => Promise<void>) | null;
};

/** Registers `dondoc units import`. */
export function register(program: Command): void {
  program
    .command('units')
    .description('danh sách đơn vị và đầu mối liên hệ / units and contacts')
    .command('import <file.csv>')
    .description('xem trước, rồi nhập danh sách đầu mối từ tệp CSV / preview, then import a contact list')
    .requiredOption('--authority <id>', 'mã cơ quan, ví dụ tan-hoa')
    .option('--apply', 'ghi vào cơ sở dữ liệu; không có thì chỉ xem trước')
    .option('--json', 'in kết quả dạng JSON')
    .action((file: string, options: { authority: string; apply?: boolean; json?: boolean }) =>
      runCommand(options, async () => {
        const { withSystem } = await import('../system.js');
        const { registersIn } = await import('../registers.js');
        return withSystem(({ db }) => importUnitFile(file, options, registersIn(db)));
      }),
    );
}

/** Previews the import of a contact list and, with `apply`, stores it. Resolves to the exit status: 0, 1 failed, 2 bad input. */
export async function importUnitFile(
  file: string,
  { authority, apply = false, json = false }: { authority: string; apply?: boolean; json?: boolean },
  registers: Registers,
): Promise<number> {
  try {
    const result = importUnits(await readUnitRows(readContent(file), basename(file)), await registers.load(authority));
    const { added, changed, problems } = result;
    const isBlocked = problems.some(({ blocks }) => blocks);
    console.log(json ? JSON.stringify({ added, changed, problems, applied: apply && !isBlocked }) : describe(result).join('\n'));
    if (isBlocked) return 2;
    if (!apply && json) return 0;
    if (!apply) console.log('Mới xem trước, chưa ghi. Thêm --apply để ghi.');
    else if (registers.save) await registers.save(result.authority);
    else return failed('Không có cơ sở dữ liệu để ghi.');
    return 0;
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    for (const problem of error.problems) console.error(json ? JSON.stringify(problem) : describeProblem(problem));
    return 2;
  }
}

function describe({ added, changed, problems }: UnitImport): string[] {
  return [
    `Thêm mới: ${added.length}${added.length > 0 ? ` (${added.join('; ')})` : ''}`,
    `Thay đổi: ${changed.length}${changed.length > 0 ? ` (${changed.join('; ')})` : ''}`,
    ...problems.map(
      ({ row, message, hint, blocks }) => `Dòng ${row + 1}: ${message}. ${hint}.${blocks ? ' Chưa nhập dòng này.' : ''}`,
    ),
  ];
}

function readContent(file: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch {
    throw new ConfigError([
      { file, line: 0, field: '', message: 'Không đọc được tệp', hint: 'Kiểm tra đường dẫn và quyền đọc tệp' },
    ]);
  }
}

function failed(message: string): number {
  console.error(message);
  return 1;
}
