import { assignmentStatus } from '../assignment-status';
import type { Instant } from '../dates';
import { factsByRef } from '../fold-facts';
import type { Limits } from '../limits';
import { planIndex } from '../plan-index';
import type { PlanRules } from '../plan-rules';
import type { PlanState } from '../plan-state';
import { dueLines, type Held } from './due-lines';
import { factLines } from './fact-lines';
import { nextLines } from './next-lines';
import { noticeLines } from './notice-lines';
import { readState } from './read-state';
import type { About, Story } from './story';
import { unsentLines } from './unsent-lines';
import type { FactLine, NoticeLine, Why } from './why';

type WhyInput = {
  story: Story;
  about: About;
  /** Without limits a message that waits for them counts as waiting for its turn. */
  limits?: Pick<Limits, 'perPerson'> | null;
  now: Instant;
};

/**
 * Explains one occurrence from what PostgreSQL holds, with the rules the running plan uses: pure, needs no engine.
 * An occurrence the task does not have gets a `due` that says so.
 */
export function whyOf({ story, about, limits = null, now }: WhyInput): Why {
  const { rules, state } = readState(story, now);
  const held = heldIn(story, rules, state, about);
  const notices = noticeLines(story, rules, about, limits, now);
  const isRunning = story.state === 'running' || story.state === 'paused';
  return {
    planId: story.plan.id,
    task: about.task,
    key: about.key,
    due: dueLines(story, rules, about, held, now),
    story: inOrder([...factLines(story, rules, about, held), ...notices]),
    unsent: unsentLines({ story, rules, state, about, held, notices, now }),
    next: isRunning ? nextLines(rules, state, about, held, now) : [],
  };
}

function heldIn(story: Story, rules: PlanRules, state: PlanState, { task, key, lead }: About): Held[] {
  const said = factsByRef(story.facts);
  return planIndex(rules, state)
    .all.filter((one) => one.task === task && one.occurrence.key === key && (!lead || one.lead === lead))
    .map((assignment) => ({ assignment, status: assignmentStatus(rules, assignment.occurrence, said.get(assignment.ref)) }));
}

// A notice answers the fact of the same instant.
function inOrder(lines: (FactLine | NoticeLine)[]): (FactLine | NoticeLine)[] {
  return lines.sort((a, b) => a.at - b.at || (a.what === b.what ? 0 : a.what === 'fact' ? -1 : 1));
}
