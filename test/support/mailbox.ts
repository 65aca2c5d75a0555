/** What a mailbox server in a test holds. */
export type StoredMail = { uid: number; raw: Buffer; seen: boolean; arrivedAt: Date };

export type Mailbox = {
  mails: StoredMail[];
  password: string;
  /** Commands the client gave, without their arguments. */
  commands: string[];
  put: (raw: Buffer, arrivedAt?: Date) => StoredMail;
  /** Called when a mail arrives. */
  onPut: (() => void)[];
};

export function aMailbox(): Mailbox {
  const mailbox: Mailbox = {
    mails: [],
    password: 'bi-mat',
    commands: [],
    onPut: [],
    put: (raw, arrivedAt = new Date()) => {
      const uid = (mailbox.mails.at(-1)?.uid ?? 100) + 1;
      const mail = { uid, raw, seen: false, arrivedAt };
      mailbox.mails.push(mail);
      mailbox.onPut.forEach((tell) => tell());
      return mail;
    },
  };
  return mailbox;
}
