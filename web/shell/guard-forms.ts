import type { FastifyInstance, FastifyRequest } from 'fastify';
import { isSameToken } from './form-token';
import { formOf } from './form-of';

const SAFE = ['GET', 'HEAD', 'OPTIONS'];

/**
 * Refuses what another site makes a browser send (OWASP ASVS 5.0, 3.5): `Sec-Fetch-Site`, else `Origin`, must be ours, and
 * with a session the form must bring that session's token. Programs (API keys, call-backs) carry no cookie and pass.
 */
export function guardForms(app: FastifyInstance, publicUrl: string): void {
  app.addHook('onRequest', async (request, reply) => {
    if (SAFE.includes(request.method) || isProgram(request) || request.is404) return;
    if (!isFromOurPages(request, publicUrl)) return reply.code(403).page('shell/notice', FOREIGN);
  });
  app.addHook('preHandler', async (request, reply) => {
    if (SAFE.includes(request.method) || isProgram(request) || request.is404 || !request.viewer) return;
    if (!isSameToken(request.viewer.formToken, formOf(request)['_form'])) return reply.code(403).page('shell/notice', STALE);
  });
}

const FOREIGN = {
  title: 'Không ghi nhận',
  text: 'Nội dung này không được gửi từ trang của Đôn Đốc nên không được ghi nhận. Đề nghị mở lại trang và thực hiện tại đó.',
};
const STALE = {
  title: 'Trang đã cũ',
  text: 'Trang được mở từ phiên làm việc trước nên chưa ghi nhận. Đề nghị quay lại, tải lại trang rồi gửi lại.',
};

function isProgram({ routeOptions: { config } }: FastifyRequest): boolean {
  return config.access === 'key' || config.fromPrograms === true;
}

function isFromOurPages({ headers }: FastifyRequest, publicUrl: string): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin';
  const { origin, host } = headers;
  return origin !== undefined && [new URL(publicUrl).origin, `http://${host}`, `https://${host}`].includes(origin);
}
