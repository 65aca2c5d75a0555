import type { Instant } from '../../../domain/dates';
import type { Actor } from '../../../domain/fact';
import type { Authority } from '../../../domain/unit';
import { dateAt } from '../../../domain/zone';
import type { ApiKeyRow, Scope } from '../../../store/api-keys';
import { SCOPES } from '../../../store/api-keys';
import { dateWords } from '../../../templates/date-words';
import { authorityUrl } from '../../shell/addresses';
import { momentWords } from '../../shell/moment-words';
import { CAPACITIES } from '../shapes/fact-shapes';
import type { KeyForm } from './check-key-form';

const SCOPE_WORDS: Readonly<Record<Scope, string>> = {
  read: 'đọc kế hoạch, nhiệm vụ, tiến độ, thông tin đã ghi nhận, trạng thái thư và tin nhắn',
  addresses: 'đọc cả địa chỉ thư, số điện thoại đã gửi tới',
  facts: 'ghi nhận thông tin: hoàn thành, đề nghị gia hạn, trả lại…',
  plans: 'bắt đầu, tạm dừng, tiếp tục, kết thúc kế hoạch',
  webhooks: 'đăng ký webhook',
};

const CAPACITY_WORDS: Readonly<Partial<Record<Actor, string>>> = {
  lead: 'đơn vị chủ trì',
  partner: 'đơn vị phối hợp',
  coordinator: 'cơ quan đầu mối',
  leadership: 'lãnh đạo',
};

/** The keys of an authority and the form for a new one. */
export function keysView(register: Authority, keys: readonly ApiKeyRow[], form: KeyForm, now: Instant) {
  const { name, unit, until, errors, scopes, capacities } = form;
  return {
    title: 'Khóa API',
    styles: ['api.css'],
    back: authorityUrl(register.id, 'administration'),
    here: authorityUrl(register.id, 'administration/keys'),
    form: { name, until },
    errors,
    scopes: SCOPES.map((value) => ({ value, words: SCOPE_WORDS[value], isChosen: scopes.includes(value) })),
    capacities: CAPACITIES.map((value) => ({ value, words: CAPACITY_WORDS[value], isChosen: capacities.includes(value) })),
    units: register.units.map(({ id, name }) => ({ value: id, words: name, isChosen: id === unit })),
    keys: keys.map((key) => keyView(register, key, now)),
  };
}

function keyView({ units }: Authority, key: ApiKeyRow, now: Instant) {
  const { id, name, scopes, capacities, createdAt, expiresAt, usedAt, revokedAt } = key;
  const isOver = expiresAt !== null && expiresAt <= now;
  const state = revokedAt !== null ? 'đã thu hồi' : isOver ? 'đã hết hạn' : 'đang dùng';
  const speaksFor = key.units.map((unit) => units.find((one) => one.id === unit)?.name ?? unit);
  return {
    id,
    name,
    state,
    isOn: state === 'đang dùng',
    scopes: scopes.map((scope) => SCOPE_WORDS[scope]),
    capacities: capacities.map((capacity) => CAPACITY_WORDS[capacity] ?? capacity).join(', '),
    units: speaksFor.join(', '),
    since: momentWords(createdAt),
    until: expiresAt === null ? 'không thời hạn' : dateWords(dateAt(expiresAt)),
    used: usedAt === null ? 'chưa dùng' : momentWords(usedAt),
  };
}
