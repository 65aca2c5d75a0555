import { holders } from '../../domain/addressees';
import type { Addressee } from '../../domain/notice';
import type { Authority, Officer } from '../../domain/unit';
import { authority, binh, lan } from '../support/a-world-of-rows';

const toStation: Addressee = { unit: 'dai-pt', as: 'lead', positions: ['officer'] };
const ids = (register: Authority, to: Addressee, on = '2027-05-28'): string[] => holders(register, to, on).map(({ id }) => id);
const withOfficers = (...officers: Officer[]): Authority => ({ ...authority, officers });

it('names the officer, the head, or both', () => {
  expect(ids(authority, toStation)).toEqual(['lan']);
  expect(ids(authority, { ...toStation, positions: ['officer', 'head'] })).toEqual(['lan', 'binh']);
});

it('lets the other position answer where nobody holds one', () => {
  expect(ids(withOfficers(binh), toStation)).toEqual(['binh']);
  expect(ids(withOfficers(lan), { ...toStation, positions: ['head'] })).toEqual(['lan']);
  expect(ids(withOfficers(lan), { ...toStation, positions: ['officer', 'head'] })).toEqual(['lan']);
});

it('lets the head answer for an officer who has no address at all', () => {
  const silent = { ...lan, email: null, phone: null };
  expect(ids(withOfficers(silent, binh), toStation)).toEqual(['binh']);
  expect(ids(withOfficers(silent), toStation)).toEqual(['lan']);
});

it('follows the post from one person to the next on the day', () => {
  const before = { ...lan, until: '2027-05-31' };
  const after = { ...lan, id: 'mai', from: '2027-06-01' };
  expect(ids(withOfficers(before, after), toStation, '2027-05-31')).toEqual(['lan']);
  expect(ids(withOfficers(before, after), toStation, '2027-06-01')).toEqual(['mai']);
});

it('follows a merged unit to the one that took over its work, from the day on', () => {
  const units = authority.units.map((unit) =>
    unit.id === 'dai-pt' ? { ...unit, successors: [{ unit: 'van-hoa', from: '2027-07-01' }] } : unit,
  );
  expect(ids({ ...authority, units }, toStation, '2027-06-30')).toEqual(['lan']);
  expect(ids({ ...authority, units }, toStation, '2027-07-01')).toEqual(['minh']);
});

it('narrows to one person while that person is in post', () => {
  expect(ids(authority, { ...toStation, person: 'binh' })).toEqual(['binh']);
  expect(ids(withOfficers(lan, { ...binh, until: '2027-01-01' }), { ...toStation, person: 'binh' })).toEqual(['lan']);
  expect(ids(authority, { ...toStation, person: 'minh' })).toEqual(['lan']);
});
