/** `run-code`: instructions that the processor of a machine with a mailbox runs. */
import { text } from '../arguments.js';
import { post, runCode } from '../qtest/mailbox.js';
import type { Stimulus } from '../stimulus.js';
import { qtestOf } from './qtest.js';

/** `code`: in hexadecimal; `stays`: it does not return. */
export const runCodeThere: Stimulus = async (args, stage) => {
  const qtest = await qtestOf(stage);
  const code = text(args, 'code');
  await (args.stays === true ? post(qtest, code) : runCode(qtest, code));
  return null;
};
