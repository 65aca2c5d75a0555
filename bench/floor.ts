import type { Clock } from './commune';
import { figure, type Figure } from './figures';
import { inChild } from './in-child';
import { sampleMail } from './sample-mail';
import type { Stage } from './stage';

export type FloorOrder = { host: string; port: number; count: number; mail: { subject: string; text: string; html: string } };

/** Nodemailer alone in a loop: one rendered reminder, so many times, on the same mail server. */
export async function runFloor({ sink }: Stage, clock: Clock, count: number): Promise<Figure[]> {
  const { hostname: host, port } = new URL(sink.url);
  const order: FloorOrder = { host, port: Number(port), count, mail: sampleMail(clock) };
  const before = sink.received.length;
  const { seconds, cpu } = await inChild('floor-main.js', order, () => sink.until(before + count, () => 'nodemailer alone'));
  return [
    figure('nodemailer alone: messages a second', count / seconds, '1/s'),
    figure('nodemailer alone: CPU', (cpu / count) * 1000, 's / 1,000'),
  ];
}
