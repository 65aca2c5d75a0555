import { Agent, request } from 'node:http';

export type Page = { name: string; url: string; headers: Readonly<Record<string, string>> };

/** How an answer came: ms from the moment it was to be asked for until its first byte and its last; its size in bytes. */
export type Asked = { name: string; status: number; firstMs: number; allMs: number; bytes: number };

/** A browser keeps its connections. */
export function createAgent(): Agent {
  return new Agent({ keepAlive: true, maxSockets: 200 });
}

/** Asks for a page and reads it whole. Waiting for a free connection counts: `from` is when somebody wanted it. */
export function ask(agent: Agent, { name, url, headers }: Page, from: number): Promise<Asked> {
  return new Promise((resolve, reject) => {
    const asking = request(url, { agent, headers }, (answer) => {
      let firstMs = 0;
      let bytes = 0;
      answer.on('data', (chunk: Buffer) => {
        firstMs ||= performance.now() - from;
        bytes += chunk.length;
      });
      answer.on('error', reject);
      answer.on('end', () => {
        const allMs = performance.now() - from;
        resolve({ name, status: answer.statusCode ?? 0, firstMs: firstMs || allMs, allMs, bytes });
      });
    });
    asking.on('error', reject);
    asking.end();
  });
}
