/** `qtest`: lines of the qtest protocol, to a machine started with `-qtest unix:$DIR/qtest,server=on,wait=off`. */
import { textArguments } from '../arguments.js';
import { Qtest } from '../qtest/client.js';
import type { ActionStage } from '../stage.js';
import type { Stimulus } from '../stimulus.js';

const NAME = 'qtest';

/** Gives the list of what the lines answered. */
export const qtest: Stimulus = async (args, stage) => {
  const client = await qtestOf(stage);
  const answers: string[] = [];
  for (const line of textArguments(args, 'lines')) answers.push(await client.command(line));
  return answers;
};

/** The machine's one qtest connection. */
export async function qtestOf(stage: ActionStage): Promise<Qtest> {
  if (stage.has(NAME)) return stage.get(NAME, Qtest);
  return stage.keep(NAME, await Qtest.connect(stage.socket(`${stage.target.scratch}/qtest`)));
}
