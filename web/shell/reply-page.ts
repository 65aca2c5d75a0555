import type { FastifyInstance, FastifyReply } from 'fastify';
import { navigation } from './navigation';
import { render, type PageName } from './render';

type View = { title: string } & Record<string, unknown>;

declare module 'fastify' {
  interface FastifyReply {
    /** Answers with a page, in the frame of whoever looks: name, ways on, the token its forms must bring (`formToken`). */
    page(page: PageName, view: View): FastifyReply;
  }
}

/** Lets every route answer with a page. */
export function replyWithPages(app: FastifyInstance): void {
  app.decorateReply('page', function page(this: FastifyReply, name: PageName, view: View) {
    const { viewer, params, url } = this.request;
    const authority = (params as { authority?: string } | null)?.authority ?? null;
    const frame = viewer && {
      viewer: { name: viewer.name },
      formToken: viewer.formToken,
      navigation: navigation(viewer, authority, url),
    };
    return this.type('text/html; charset=utf-8').send(render(name, { ...frame, ...view }));
  });
}
