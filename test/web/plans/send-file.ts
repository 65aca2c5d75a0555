import type { TestWeb, Visitor } from '../../support/a-web';

/** Sends a form with a file as a browser does; `id` is the form's own. */
export function sendFile(world: TestWeb, who: Visitor, url: string, name: string, content: string | Buffer, id: string) {
  const mark = '----dondoc';
  const part = (head: string, body: string | Buffer) =>
    Buffer.concat([
      Buffer.from(`--${mark}\r\nContent-Disposition: form-data; ${head}\r\n\r\n`),
      Buffer.from(body),
      Buffer.from('\r\n'),
    ]);
  const payload = Buffer.concat([
    part('name="_form"', who.formToken),
    part('name="_id"', id),
    part('name="text"', ''),
    part(`name="file"; filename="${name}"\r\nContent-Type: application/octet-stream`, content),
    Buffer.from(`--${mark}--\r\n`),
  ]);
  return world.web.inject({
    method: 'POST',
    url,
    headers: { ...who.headers, 'content-type': `multipart/form-data; boundary=${mark}` },
    payload,
  });
}
