import { run } from 'graphile-worker';
import { quietLogger } from './quiet-logger';
import { createSmtp } from '../channels/email/smtp';
import { createPlanContexts } from '../dispatch/plan-contexts';
import { createDatabase } from '../store/database';
import type { PeerJob, PeerOrder } from './peer';
import { writeReminder } from './sample-mail';

// A job for each message, as one would write it with graphile-worker: read plan and register (once each), make the text by
// the same templates, send it by the same transport.
process.once('message', ({ databaseUrl, smtpUrl }: PeerOrder) => {
  void (async () => {
    const address = 'dondoc@tan-hoa.example';
    const email = createSmtp({ url: smtpUrl, sender: { from: { name: 'Đôn Đốc', address }, replyTo: address } });
    const contexts = createPlanContexts(createDatabase(databaseUrl, { max: 4 }));
    const send = async (payload: unknown): Promise<void> => {
      const { plan: id, task } = payload as PeerJob;
      await contexts.load([id]);
      const context = contexts.of(id);
      if (!context) throw new Error(`no plan ${id}`);
      const { register, plan, calendar } = context;
      const at = Date.now();
      const to = register.officers.find(({ unit }) => unit === plan.tasks.find(({ no }) => no === task)?.leads[0]?.unit);
      if (!to?.email) throw new Error(`nobody leads task ${task}`);
      const mail = writeReminder({ at, calendar }, register, plan, task);
      const envelope = { to: { name: to.name, address: to.email }, messageId: `${task}.${id.replaceAll('/', '.')}@peer.example` };
      const outcome = await email.send({ ...envelope, ...mail, references: null, date: at });
      if (outcome.kind !== 'accepted') throw new Error(outcome.kind);
    };
    await run({
      connectionString: databaseUrl,
      concurrency: 4,
      noHandleSignals: true,
      logger: quietLogger,
      pollInterval: 1000,
      taskList: { send },
    });
  })();
});
process.on('disconnect', () => process.exit());
