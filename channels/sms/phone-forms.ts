import { readPhone } from '../../domain/phone';

/** A mobile number in the forms gateways ask for: `84912345678`, `0912345678`, `+84912345678`. */
export function phoneForms(text: string): { phone84: string; phone0: string; phonePlus84: string } {
  const phone = readPhone(text);
  const digits = phone.kind === 'invalid' ? '' : phone.international.slice(3);
  return { phone84: `84${digits}`, phone0: `0${digits}`, phonePlus84: `+84${digits}` };
}
