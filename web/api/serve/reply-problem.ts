import type { FastifyInstance, FastifyReply } from 'fastify';
import { PROBLEMS, Problem, problemBody } from './problem';

type Failure = { statusCode?: number; name: string; code?: string };

/** Answers whatever goes wrong under `/api` as `application/problem+json`; no detail of a failure leaves the server. */
export function replyProblems(scope: FastifyInstance): void {
  scope.setErrorHandler((error: Failure | Problem, _request, reply) => sendProblem(reply, asProblem(error)));
  scope.setNotFoundHandler((_request, reply) => sendProblem(reply, NOTHING_HERE));
}

const NOTHING_HERE = new Problem('not-found', 'Không có địa chỉ này. Các địa chỉ được mô tả tại /api/v1.');

/** Sends a problem. */
export function sendProblem(reply: FastifyReply, problem: Problem): FastifyReply {
  return reply
    .code(PROBLEMS[problem.code].status)
    .headers({ ...problem.more.headers })
    .type('application/problem+json; charset=utf-8')
    .send(JSON.stringify(problemBody(problem)));
}

function asProblem(error: Failure | Problem): Problem {
  if (error instanceof Problem) return error;
  if (error.statusCode === 413) return new Problem('too-large', 'Nội dung không được quá 64 KB. Đề nghị chia nhỏ hoặc rút gọn.');
  if (error.statusCode === 415) return new Problem('wrong-type', 'Đề nghị gửi JSON với tiêu đề Content-Type: application/json.');
  if (error.statusCode && error.statusCode < 500)
    return new Problem('wrong-input', 'Không đọc được nội dung: đề nghị gửi JSON đúng cú pháp, mã hóa UTF-8.');
  // The name and code only: a message may hold an address or a token.
  console.error(`api: ${error.name} ${('code' in error && error.code) || ''}`);
  return new Problem('unavailable', 'Cơ sở dữ liệu chưa trả lời. Đề nghị gửi lại sau ít phút với cùng Idempotency-Key.', {
    headers: { 'retry-after': '30' },
  });
}
