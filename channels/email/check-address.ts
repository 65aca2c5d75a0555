// An address as RFC 5321 allows it without quoting: a quoted or commented one can hide a second recipient.
const ADDRESS =
  /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@([A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z]{2,}$/;

const CONTROL = /[\u0000-\u001f\u007f\u2028\u2029]/;

/** True for an e-mail address that means exactly one recipient. Source: RFC 5321, §4.1.2 (Dot-string), §4.5.3.1. */
export function isEmailAddress(text: string): boolean {
  return text.length <= 254 && text.indexOf('@') <= 64 && ADDRESS.test(text);
}

/** True when a text would break out of its header line. */
export function hasControlCharacter(text: string): boolean {
  return CONTROL.test(text);
}
