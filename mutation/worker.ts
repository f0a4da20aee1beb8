/** A process that judges mutants of one subject, as its parent names them. */

import { type Campaign, prepare } from '../api/campaign.js';
import { cleanUp } from '../harness/target/place/base.js';
import { type JudgedMutant, MutationJudge } from './judge.js';
import { SUBJECTS } from './subjects.js';

export interface Task {
  subject: string;
  id: string;
}

/** What could not be judged has no fate. */
export type JudgeAnswer = JudgedMutant | { id: string; error: string };

const TIMEOUT = 5000;
let campaign: Campaign | null = null;
let current: { subject: string; judge: MutationJudge } | null = null;

async function judgeOf(subject: string): Promise<MutationJudge> {
  if (current?.subject === subject) return current.judge;
  await campaign?.close();
  const { target } = (SUBJECTS[subject] as (typeof SUBJECTS)[string])();
  campaign = await prepare(target, { timeout: TIMEOUT }, 1);
  current = { subject, judge: new MutationJudge(campaign) };
  return current.judge;
}

async function answer({ subject, id }: Task): Promise<JudgeAnswer> {
  try {
    const mutant = (SUBJECTS[subject] as (typeof SUBJECTS)[string])().mutants.find((each) => each.id === id);
    if (!mutant) throw new Error(`there is no mutant ${id}`);
    return await (await judgeOf(subject)).judge(mutant);
  } catch (error) {
    return { id, error: (error as Error).message };
  }
}

process.on('message', (task: Task) => {
  answer(task).then((given) => process.send?.(given));
});
process.on('disconnect', async () => {
  await campaign?.close();
  await cleanUp();
  process.exit();
});
