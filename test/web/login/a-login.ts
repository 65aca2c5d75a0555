import { addGrant, insertAccount } from '../../../store/accounts-change';
import type { Grant } from '../../../store/sessions';
import { hashPassword } from '../../../web/login/password';
import type { AccountMail } from '../../../web/web-deps';
import type { TestWeb } from '../../support/a-web';

export const PASSWORD = 'mưa rào tháng bảy trên đồi';

let hashed: Promise<string> | null = null;

/** An account with the password above. Returns its id. */
export async function anAccount({ deps, clock }: TestWeb, who: string, grant: Partial<Grant> = {}): Promise<string> {
  const passwordHash = await (hashed ??= hashPassword(PASSWORD));
  const id = await insertAccount(deps.db, { name: `Chị ${who}`, email: `${who}@tan-hoa.example`, passwordHash }, clock.now);
  if (id === null) throw new Error(`${who} has an account already`);
  await addGrant(deps.db, id, { authority: 'tan-hoa', role: 'viewer', unit: '', ...grant });
  return id;
}

type Answer = { cookies: { name: string; value: string }[]; headers: Record<string, unknown>; body: string; statusCode: number };

/** A browser: it keeps its cookies and takes the form token from the page it saw last. */
export class Browser {
  readonly #kept = new Map<string, string>();
  #token = '';

  constructor(
    readonly world: TestWeb,
    readonly remoteAddress = '10.0.0.1',
  ) {}

  cookie(name: string): string | undefined {
    return this.#kept.get(name);
  }

  async get(url: string): Promise<Answer> {
    return this.#keep(await this.world.anybody.get(url, { headers: this.#cookies(), remoteAddress: this.remoteAddress }));
  }

  async post(url: string, fields: Record<string, string> = {}): Promise<Answer> {
    const options = { headers: this.#cookies(), remoteAddress: this.remoteAddress };
    return this.#keep(await this.world.anybody.post(url, { _form: this.#token, ...fields }, options));
  }

  logIn(who: string, fields: Record<string, string> = {}): Promise<Answer> {
    return this.post('/login', { email: `${who}@tan-hoa.example`, password: PASSWORD, ...fields });
  }

  #cookies(): { cookie: string } {
    return { cookie: [...this.#kept].map(([name, value]) => `${name}=${value}`).join('; ') };
  }

  #keep(answer: Answer): Answer {
    for (const { name, value } of answer.cookies)
      if (value === '') this.#kept.delete(name);
      else this.#kept.set(name, value);
    this.#token = /name="_form" value="([^"]+)"/.exec(answer.body)?.[1] ?? this.#token;
    return answer;
  }
}

/** The link in a mail. */
export function linkIn(mail: AccountMail | undefined): string {
  return /https?:\/\/[^/\s]+(\/\S+)/.exec(mail?.text ?? '')?.[1] ?? '';
}
