import { createTransport } from 'nodemailer';
import type { FloorOrder } from './floor';

// The least that sending so many mails can cost: nodemailer in a loop over four connections, the text as it stands.
process.once('message', ({ host, port, count, mail }: FloorOrder) => {
  void (async () => {
    const transport = createTransport({ host, port, secure: false, pool: true, maxConnections: 4, maxMessages: Infinity });
    let next = 0;
    const lane = async (): Promise<void> => {
      for (let number = next++; number < count; number = next++) {
        const to = `floor-${number}@tan-hoa.example`;
        await transport.sendMail({ from: 'dondoc@tan-hoa.example', to, messageId: `<${number}@floor.example>`, ...mail });
      }
    };
    await Promise.all([lane(), lane(), lane(), lane()]);
    transport.close();
    process.send?.('done');
  })();
});
process.on('disconnect', () => process.exit());
