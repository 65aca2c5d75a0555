import type { FastifyInstance } from 'fastify';

/** Pages for what is not there and for what failed; no detail of a failure leaves the server. */
export function registerErrors(app: FastifyInstance): void {
  app.setNotFoundHandler((_request, reply) =>
    reply
      .code(404)
      .page('shell/notice', { title: 'Không tìm thấy trang', text: 'Đường dẫn không đúng hoặc nội dung không còn.' }),
  );
  app.setErrorHandler((error: { statusCode?: number; name: string; code?: string }, _request, reply) => {
    const status = error.statusCode && error.statusCode < 500 ? error.statusCode : 503;
    // The name and code only: a message may hold an address or a token.
    if (status === 503) console.error(`web: ${error.name} ${error.code ?? ''}`);
    const title = status === 503 ? 'Tạm thời chưa hiển thị được' : 'Yêu cầu không hợp lệ';
    const text =
      status === 503 ? 'Cơ sở dữ liệu chưa trả lời. Đề nghị tải lại trang sau ít phút.' : 'Đề nghị kiểm tra lại đường dẫn.';
    return reply.code(status).page('shell/notice', { title, text });
  });
}
