import type { FastifyRequest } from 'fastify';
import { passwordIn } from './password';
import { passwordProblem } from './password-problem';

/** What is wrong with a new password typed twice (`password`, `repeated`), by field; empty: nothing. */
export function newPasswordProblems(request: FastifyRequest, person: { name: string; email: string }): Record<string, string> {
  const password = passwordIn(request, 'password');
  const problem = passwordProblem(password, person);
  if (problem) return { password: problem };
  return password === passwordIn(request, 'repeated') ? {} : { repeated: 'Hai lần nhập chưa giống nhau. Đề nghị nhập lại.' };
}
