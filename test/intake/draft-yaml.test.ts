import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadAuthority, authorityFile } from '../../config/load-authority';
import { loadCalendar } from '../../config/load-calendar';
import { parsePlanDraft } from '../../config/load-plan';
import { decodeText } from '../../intake/document/decode-text';
import { fromText } from '../../intake/document/from-text';
import { draftYaml } from '../../intake/plan/draft-yaml';
import { readPlan } from '../../intake/plan/read-plan';

it.each([
  ['000-kong-chro-2021', 'kong-chro'],
  ['001-nam-sach-2021', 'nam-sach'],
  ['002-gia-lai-2020', 'gia-lai'],
  ['003-son-ninh-2022', 'son-ninh'],
  ['004-tan-phong-2024', 'tan-phong'],
])('writes %s as a plan file that can be checked, each task with its place in the document', (document, authority) => {
  const draft = readPlan(fromText(decodeText(readFileSync(join(__dirname, 'documents', `${document}.txt`)))), {
    calendar: loadCalendar(),
  });
  if ('refused' in draft) throw new Error(draft.refused);
  const yaml = draftYaml(draft, authority);
  expect(yaml.match(/# dòng \d+/g)).toHaveLength(draft.tasks.length);
  const plan = parsePlanDraft(yaml, 'ke-hoach.yaml', loadAuthority(authorityFile(authority)));
  expect(plan.tasks.map(({ no, when, schedules }) => [no, when, schedules])).toEqual(
    draft.tasks.map(({ no, when, schedules }) => [no, when, schedules]),
  );
});
