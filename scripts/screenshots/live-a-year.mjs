// Lets the sample plan live from its first day to now by its own rules, with units that answer, are late, ask and keep silent.
// Only the clock is not real: the program that opens the folder afterwards goes on from here.
import { createRequire } from 'node:module';

const load = createRequire(import.meta.url);
const from = (path) => load(`../../dist/${path}.js`);

const { createActivities } = from('activities/create-activities');
const { resolveFact } = from('cli/year/resolve-fact');
const { seededStory } = from('cli/year/seeded-story');
const { bodyFinder } = from('config/find-body');
const { loadCalendar } = from('config/load-calendar');
const { loadLadders } = from('config/load-ladders');
const { loadLimits } = from('config/load-limits');
const { sampleAuthority, samplePlan } = from('config/sample-plan');
const { dispatchOnce } = from('dispatch/dispatch-once');
const { loadSigningKeys } = from('dispatch/load-signing-keys');
const { addWorkingDays } = from('domain/calendar/working-days');
const { yearOf } = from('domain/dates');
const { withFacts } = from('domain/fold-facts');
const { nextStep } = from('domain/next-step');
const { planIndex } = from('domain/plan-index');
const { withLoaded, withPosted } = from('domain/plan-progress');
const { rulesOf } = from('domain/plan-rules');
const { notLoaded } = from('domain/plan-state');
const { startOf } = from('domain/rehearse');
const { dateAt, instantAt } = from('domain/zone');
const { saveAuthority } = from('store/authorities');
const { recordFact } = from('store/record-fact');
const { savePlan } = from('store/save-plan');
const { startPlan } = from('store/set-plan-state');
const { saveShippedData } = from('worker/seed-sample');

const SEED = 7;
/** What was due more than so many working days ago has been answered; of what was due since, nothing. */
const SILENT_DAYS = 24;

/** Puts the year into a migrated, empty database; returns the plan's id and the mails that left, `{ at, to, subject, text }`. */
export async function liveAYear({ db, dataFolder, publicUrl, now }) {
  const year = yearOf(dateAt(now));
  const [authority, calendar, ladder] = [sampleAuthority(), loadCalendar(), loadLadders()[0]];
  const plan = samplePlan(year);
  const startedOn = addWorkingDays(calendar, plan.issuedOn, 1);
  const rules = rulesOf({ plan, authority, calendar, ladder, startedOn });
  const startsAt = startOf(rules);
  const calendarVersion = await saveShippedData(db);
  await saveAuthority(db, authority);
  await savePlan(db, plan, { calendarVersion });
  await startPlan(db, plan.id, startsAt);

  const mails = [];
  let clock = startsAt;
  const accepts = (keep) => async (message) => {
    keep(message);
    return { kind: 'accepted', reference: null };
  };
  const close = async () => undefined;
  const deps = {
    db,
    email: { name: 'files', lanes: 4, send: accepts((mail) => mails.push({ at: clock, ...mail })), close },
    sms: { name: 'files', lanes: 4, knowsRepeats: true, send: accepts(() => undefined), close },
    keys: loadSigningKeys(dataFolder),
    publicUrl,
    mailDomain: 'dondoc.example',
    limits: loadLimits(),
    now: () => clock,
  };
  const activities = createActivities({ db });
  const said = saidUntil(now, { rules, authority, calendar });
  let state = notLoaded(plan.id);
  for (;;) {
    const step = nextStep(state, clock);
    if (step.kind === 'load') state = withLoaded(state, await activities.loadPlan(plan.id, clock));
    else if (step.kind === 'post') {
      await activities.postNotices(step.order);
      state = withPosted(state, step.order);
      await sendAll();
    } else if (step.kind === 'wait') {
      const next = Math.min(step.until ?? Infinity, said[0]?.fact.at ?? Infinity);
      if (next >= now) return { planId: plan.id, mails };
      clock = Math.max(clock, next);
      for (; said[0] && said[0].fact.at <= clock; said.shift()) {
        const { fact } = await recordFact(db, said[0].fact, said[0].words);
        state = withFacts(state, [fact]);
      }
    } else throw new Error(`the year cannot go on: ${step.kind}`);
  }

  // The passes a running dispatcher would make by itself until nothing is left of this moment.
  async function sendAll() {
    const began = clock;
    for (let at = clock; at !== null && at < began + 3_600_000;) {
      clock = at;
      const { nextAt } = await dispatchOnce(deps, at);
      at = nextAt !== null && nextAt > at ? nextAt : null;
    }
    clock = began;
  }
}

/** What the units say up to now, in order: most as in a seeded year; of what was due last some is late, some waits for a word. */
function saidUntil(now, { rules, authority, calendar }) {
  const today = dateAt(now);
  const all = planIndex(rules, { given: [], picked: [] }).all;
  const world = { rules, assignments: all, find: bodyFinder(authority) };
  const lately = addWorkingDays(calendar, today, -SILENT_DAYS);
  const keyOf = (one) => `${one.task}|${one.key ?? one.occurrence.key}`;
  const silent = new Set(all.filter(({ occurrence: { dueOn } }) => dueOn >= lately && dueOn < today).map(keyOf));
  const story = seededStory(rules, all, SEED).facts.filter((fact) => !silent.has(keyOf(fact)));
  const answered = new Set(story.filter(({ kind }) => kind === 'completed' || kind === 'nothing-arose').map(keyOf));
  for (const { task, occurrence, lead } of all.filter((one) => one.occurrence.dueOn < lately && !answered.has(keyOf(one)))) {
    const doneOn = addWorkingDays(calendar, occurrence.dueOn, 6);
    const said = { kind: 'completed', unit: unitName(authority, lead), task, key: occurrence.key, doneOn };
    story.push({ at: instantAt(doneOn, '10:20'), ...said });
  }
  const yesterday = instantAt(addWorkingDays(calendar, today, -1), '15:10');
  const next = all
    .filter(({ occurrence }) => occurrence.dueOn >= today)
    .sort((a, b) => (a.occurrence.dueOn < b.occurrence.dueOn ? -1 : 1));
  const asking = next.find(({ task }) => task === '7') ?? next[0];
  if (asking)
    story.push({
      at: yesterday,
      kind: 'extension-asked',
      unit: unitName(authority, asking.lead),
      task: asking.task,
      key: asking.occurrence.key,
      newDueOn: addWorkingDays(calendar, asking.occurrence.dueOn, 5),
      reason: 'Chờ tổng hợp phiếu của 03 thôn gửi về sau',
    });
  return story
    .filter(({ at }) => at < now)
    .sort((a, b) => a.at - b.at)
    .flatMap((one, index) => {
      const facts = resolveFact(world, one, index + 1);
      if ('problem' in facts) throw new Error(facts.problem);
      return facts.map((fact) => ({ fact, words: one.reason ? { text: one.reason } : {} }));
    });
}

function unitName({ units }, id) {
  return units.find((unit) => unit.id === id).name;
}
