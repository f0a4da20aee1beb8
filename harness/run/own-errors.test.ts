/** An error of ours in a monitor is no verdict on the target, and no end of the run. */
import { expect, test } from 'vitest';
import { monitorOf, probeCase, scriptCase, trafficCase } from '../../test/run/fake-cases.js';
import { fakeRun } from '../../test/run/fake-target.js';

const rule = trafficCase('traffic/rule');
const monitors = [
  monitorOf(rule, (name) => {
    if (name === 'stop') throw new TypeError('no such function');
    return true;
  }),
];
const replies = { stop: () => ({ return: {} }), cont: () => ({ return: {} }) };

test.each([scriptCase('broken', 'stop'), probeCase('broken', 'stop')])(
  'the case in whose traffic it happens is blocked, and the others are judged',
  async (broken) => {
    const { work, record } = fakeRun([broken, scriptCase('sound', 'cont')], replies, { monitors });
    await work();
    expect(record('broken')).toMatchObject({
      outcome: 'blocked',
      reason: expect.stringContaining(
        'an error of qmpspec itself, please report it: TypeError: no such function',
      ),
    });
    expect(record('sound').outcome).toBe('pass');
  },
);
