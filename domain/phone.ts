/** A Vietnamese phone number as people write it, understood. `international` is how it is stored: `+84912345678`. */
export type Phone =
  | { kind: 'mobile'; international: string; restoredZero: boolean; oldPrefix: boolean }
  | { kind: 'landline'; international: string }
  | { kind: 'invalid' };

// Eleven-digit mobile prefixes of before 2018 and what they became, by operator.
const OLD_PREFIXES: Readonly<Record<string, string>> = {
  ...{ '0162': '032', '0163': '033', '0164': '034', '0165': '035', '0166': '036', '0167': '037', '0168': '038', '0169': '039' },
  ...{ '0120': '070', '0121': '079', '0122': '077', '0126': '076', '0128': '078' },
  ...{ '0123': '083', '0124': '084', '0125': '085', '0127': '081', '0129': '082' },
  ...{ '0186': '056', '0188': '058', '0199': '059' },
};

/**
 * Reads a phone number: spaces and . - ( ) are dropped, `+84`, `0084`, `84` become `0`, prefixes of before 2018 become the
 * new ones. Nine digits are a mobile number whose leading 0 a spreadsheet lost: `restoredZero`, for a person to confirm.
 */
export function readPhone(text: string): Phone {
  const digits = text.trim().replace(/[\s.()-]/g, '');
  if (!/^\+?\d+$/.test(digits)) return { kind: 'invalid' };
  const national = digits.replace(/^(\+84|0084|84(?=\d{9,10}$))0?/, '0');
  if (/^[35789]\d{8}$/.test(national)) return mobile(`0${national}`, { restoredZero: true, oldPrefix: false });
  if (/^0[35789]\d{8}$/.test(national)) return mobile(national, { restoredZero: false, oldPrefix: false });
  if (/^02\d{9}$/.test(national)) return { kind: 'landline', international: `+84${national.slice(1)}` };
  const renewed = OLD_PREFIXES[national.slice(0, 4)];
  if (renewed && /^0\d{10}$/.test(national)) return mobile(renewed + national.slice(4), { restoredZero: false, oldPrefix: true });
  return { kind: 'invalid' };
}

/** A stored number as people read it: `0912 345 678`; other text comes back unchanged. */
export function showPhone(international: string): string {
  const mobileNumber = /^\+84(\d{2})(\d{3})(\d{4})$/.exec(international);
  if (!mobileNumber) return international.replace(/^\+84/, '0');
  const national = `0${mobileNumber.slice(1).join('')}`;
  return `${national.slice(0, 4)} ${national.slice(4, 7)} ${national.slice(7)}`;
}

/** A stored number for lists that many people see: only its last three digits. */
export function maskPhone(international: string): string {
  return `•••• ••• ${international.slice(-3)}`;
}

function mobile(national: string, how: { restoredZero: boolean; oldPrefix: boolean }): Phone {
  return { kind: 'mobile', international: `+84${national.slice(1)}`, ...how };
}
