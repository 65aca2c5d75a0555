import { isoAt } from '../domain/zone';
import { findSuppressed, releaseAddress } from '../store/suppressed-addresses';
import { CHANNEL_WORDS } from '../templates/channel-words';
import { badInput } from './report-errors';
import { withSystem } from './system';

/** Prints the addresses nothing is sent to any more, longest first. */
export async function showAddresses({ json = false }: { json?: boolean }): Promise<number> {
  return withSystem(async ({ db }) => {
    const addresses = (await findSuppressed(db)).map((one) => ({ ...one, since: isoAt(one.since) }));
    if (json) console.log(JSON.stringify(addresses));
    else if (addresses.length === 0) console.log('Không có địa chỉ nào bị ngừng gửi.');
    for (const { channel, address, reason, since } of json ? [] : addresses)
      console.log(`${since.slice(0, 16).replace('T', ' ')}  ${CHANNEL_WORDS[channel]}  ${address}\n  Lý do: ${reason}`);
    return 0;
  });
}

/** Lets an address be used again, on every channel. Throws bad input when it was not stopped. */
export async function releaseAddresses(address: string): Promise<number> {
  return withSystem(async ({ db }) => {
    const stopped = (await findSuppressed(db)).filter((one) => one.address === address);
    if (stopped.length === 0) throw badInput(`Địa chỉ ${address} không bị ngừng gửi`, 'Xem danh sách: dondoc addresses');
    for (const { channel } of stopped) await releaseAddress(db, channel, address);
    console.log(`Đã cho gửi lại tới ${address}.`);
    return 0;
  });
}
