type Parts = {
  to: string;
  action?: string;
  status?: string;
  diagnostic?: string;
  headers?: string[];
  /** Header lines of the mail it gives back. */
  returned?: string[];
  type?: string;
};

/** A delivery report as Postfix writes it. Source: RFC 3464, appendix E. */
export function aDsn({
  to,
  action = 'failed',
  status = '5.1.1',
  diagnostic = 'smtp; 550 5.1.1 <lan@tan-hoa.example>: Recipient address rejected:\n    User unknown in virtual mailbox table',
  headers = [],
  returned = ['From: dondoc@tan-hoa.example', 'Subject: [Nhac viec]', 'Content-Type: multipart/alternative; boundary="x"'],
  type = 'multipart/report; report-type=delivery-status;',
}: Parts): Buffer {
  const lines = [
    'Return-Path: <>',
    ...headers,
    'Date: Fri, 28 May 2027 08:04:10 +0700 (ICT)',
    'From: MAILER-DAEMON@mail.tan-hoa.example (Mail Delivery System)',
    'Subject: Undelivered Mail Returned to Sender',
    `To: ${to}`,
    'Auto-Submitted: auto-replied',
    'MIME-Version: 1.0',
    `Content-Type: ${type}`,
    '\tboundary="4F1A2.1/mail.tan-hoa.example"',
    '',
    'This is a MIME-encapsulated message.',
    '',
    '--4F1A2.1/mail.tan-hoa.example',
    'Content-Description: Notification',
    'Content-Type: text/plain; charset=us-ascii',
    '',
    "I'm sorry to have to inform you that your message could not be delivered.",
    '',
    '--4F1A2.1/mail.tan-hoa.example',
    'Content-Description: Delivery report',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mail.tan-hoa.example',
    'Arrival-Date: Fri, 28 May 2027 08:03:59 +0700 (ICT)',
    '',
    'Final-Recipient: rfc822; lan@tan-hoa.example',
    'Original-Recipient: rfc822;lan@tan-hoa.example',
    `Action: ${action}`,
    `Status: ${status}`,
    'Remote-MTA: dns; mx.tan-hoa.example',
    `Diagnostic-Code: ${diagnostic}`,
    '',
    '--4F1A2.1/mail.tan-hoa.example',
    'Content-Description: Undelivered Message Headers',
    'Content-Type: text/rfc822-headers',
    '',
    ...returned,
    '',
    '--4F1A2.1/mail.tan-hoa.example--',
    '',
  ];
  return Buffer.from(lines.join('\n').replace(/\n/g, '\r\n'));
}

/** An out-of-office note, as people's mail programs send it to the return path. */
export function anAbsenceNote(to: string): Buffer {
  const lines = [
    'From: lan@tan-hoa.example',
    `To: ${to}`,
    'Subject: Tu dong tra loi: di cong tac 550 5.1.1',
    'Auto-Submitted: auto-replied',
    'Content-Type: text/plain; charset=utf-8',
    '',
    'Action: failed',
    'Status: 5.1.1',
    '',
  ];
  return Buffer.from(lines.join('\r\n'));
}
