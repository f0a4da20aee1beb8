/** Every rule about jobs, on what it allows, and on streams that break it and no other. */
import { expect, test } from 'vitest';
import { JOB_TRANSITIONS } from '../../../schema/qemu/job-automaton.js';
import { play } from '../../../test/order/stream.js';
import { jobRules } from './index.js';

const is = (status: string, id = 'j') => `* JOB_STATUS_CHANGE {"id":"${id}","status":"${status}"}`;
const goes = (...states: string[]) => states.map((status) => is(status));
const block = (event: string, more = '') =>
  `* BLOCK_JOB_${event} {"type":"mirror","${event === 'PENDING' ? 'id' : 'device'}":"j"${more}}`;

const MADE = ['> blockdev-mirror {"job-id":"j"}', ...goes('created', 'running'), '<'];
const READY = [is('ready'), block('READY')];
const DONE = [...goes('waiting', 'pending'), block('COMPLETED'), ...goes('concluded', 'null')];
const LISTS = (status: string) => ['> query-jobs', `< [{"id":"j","status":"${status}"}]`];

test('the life of a mirror, paused, completed, finalized and dismissed by hand, keeps every rule that it speaks of', () => {
  const { kept, broken } = play([
    '> blockdev-mirror {"job-id":"j","auto-finalize":false}',
    ...goes('created', 'running'),
    '<',
    ...LISTS('running'),
    '> job-pause {"id":"j"}',
    '<',
    ...goes('paused', 'running'),
    ...READY,
    ...goes('standby', 'ready'),
    '> block-job-complete {"device":"j"}',
    '<',
    ...goes('waiting', 'pending'),
    block('PENDING'),
    '> job-finalize {"id":"j"}',
    block('COMPLETED'),
    is('concluded'),
    '<',
    ...LISTS('concluded'),
    '> job-dismiss {"id":"j"}',
    is('null'),
    '<',
    '> query-jobs',
    '< []',
  ]);
  expect(broken).toEqual([]);
  expect(kept.filter((id) => id.startsWith('order/job/'))).toEqual([
    'order/job/alive',
    'order/job/end',
    'order/job/listed',
    'order/job/pending',
    'order/job/ready',
    'order/job/ready-before-completed',
    'order/job/transition',
    'order/job/verb',
  ]);
});

const RIGHT: [string, string[]][] = [
  ['one job after another of the same id', [...MADE, ...READY, ...DONE, ...MADE, ...READY, ...DONE]],
  ['a job that never started', [...goes('created', 'null')]],
  [
    'a job that fails',
    [...MADE, is('aborting'), block('COMPLETED', ',"error":"x"'), ...goes('concluded', 'null')],
  ],
  ['a job cancelled at once', [...goes('created', 'aborting', 'concluded', 'null')]],
  ['a job that is no block job', goes('created', 'running', 'waiting', 'pending', 'concluded')],
  ['a session that comes late', ['late', '> job-finalize {"id":"j"}', '<', ...goes('ready', 'standby')]],
  ['states only newer servers know', [...MADE, is('levitating'), is('running')]],
  ['the state changes on the way', [...MADE, '> job-pause {"id":"j"}', is('aborting'), '<']],
  [
    'a list that was older than the event',
    [...MADE, '> query-jobs', is('paused'), '< [{"id":"j","status":"running"}]'],
  ],
  ['refused verbs', [...MADE, '> job-dismiss {"id":"j"}', '<!']],
  ['two sessions each hear of it', ['1: open', ...MADE, ...MADE.slice(1, 3).map((l) => `1: ${l}`)]],
];

test.each(RIGHT)('%s is right', (_, lines) => {
  expect(play(lines).broken).toEqual([]);
});

const BROKEN: [string, string, string[]][] = [
  ['transition', 'back from pending', goes('created', 'running', 'waiting', 'pending', 'running')],
  ['transition', 'running without having been created', goes('running')],
  ['transition', 'null before it is concluded', goes('created', 'running', 'null')],
  ['verb', 'finalized while it runs', [...MADE, '> job-finalize {"id":"j"}', '<']],
  ['verb', 'dismissed while it runs', [...MADE, '> block-job-dismiss {"id":"j"}', '<']],
  ['verb', 'completed before it is ready', [...MADE, '> block-job-complete {"device":"j"}', '<']],
  ['verb', 'paused when it is over', [...MADE, ...READY, ...DONE.slice(0, 4), '> job-pause {"id":"j"}', '<']],
  ['listed', 'another state than announced', [...MADE, ...LISTS('paused')]],
  ['listed', 'not in the list', [...MADE, '> query-jobs', '< []']],
  ['listed', 'still there when it is null', [...goes('created', 'null'), ...LISTS('created')]],
  ['listed', 'never announced', ['open', ...LISTS('running')]],
  ['ready', 'not announced', [...MADE, is('ready'), is('standby')]],
  ['ready', 'announced twice', [...MADE, ...READY, block('READY')]],
  ['ready', 'announced while it runs', [...MADE, block('READY')]],
  ['pending', 'announced while it runs', [...MADE, block('PENDING')]],
  [
    'pending',
    'announced twice',
    [...MADE, ...goes('waiting', 'pending'), block('PENDING'), block('PENDING')],
  ],
  [
    'pending',
    'not announced, though it waits',
    [
      '> block-stream {"job-id":"j","auto-finalize":false}',
      ...goes('created', 'running'),
      '<',
      ...goes('waiting', 'pending', 'aborting'),
    ],
  ],
  ['ready-before-completed', 'completed at once', [...MADE, ...DONE]],
  ['end', 'ended twice', [...MADE, ...READY, block('COMPLETED'), block('CANCELLED')]],
  ['end', 'concluded without an end', [...MADE, ...goes('aborting', 'concluded')]],
  ['end', 'ended without having run', [is('created'), block('CANCELLED')]],
  ['alive', 'heard of when it is null', [...goes('created', 'null'), block('ERROR')]],
  [
    'grouped',
    'pending before the other',
    [
      '> transaction {"actions":[{"type":"x","data":{"job-id":"j"}},{"type":"x","data":{"job-id":"k"}}],"properties":{"completion-mode":"grouped"}}',
      ...goes('created', 'running'),
      is('created', 'k'),
      is('running', 'k'),
      '<',
      ...goes('waiting', 'pending'),
    ],
  ],
];

test.each(BROKEN)('%s: %s', (rule, _, lines) => {
  expect(play(lines).broken).toEqual([`order/job/${rule}`]);
});

test('every rule has a stream that breaks it', () => {
  const proved = new Set(BROKEN.map(([rule]) => `job/${rule}`));
  expect(jobRules.map(({ name }) => name).filter((name) => !proved.has(name))).toEqual([]);
});

test('a grouped transaction that waits for all its jobs keeps its rule', () => {
  const group = BROKEN.at(-1)?.[2].slice(0, -2) ?? [];
  const { kept, broken } = play([
    ...group,
    is('waiting'),
    is('waiting', 'k'),
    is('pending'),
    is('pending', 'k'),
  ]);
  expect(broken).toEqual([]);
  expect(kept).toContain('order/job/grouped');
});

test('every state can be reached, and none leads to one that is not in the table', () => {
  const states = Object.keys(JOB_TRANSITIONS);
  const reached = new Set(Object.values(JOB_TRANSITIONS).flat());
  expect(states.filter((s) => s !== 'undefined' && !reached.has(s))).toEqual([]);
  expect([...reached].filter((s) => !states.includes(s))).toEqual([]);
});

test('a violation shows what was sent and what came, on which session and when', () => {
  const [finding] = play([...MADE, '+5', '> job-finalize {"id":"j"}', '+2', '<']).findings;
  expect(finding?.message).toBe('job-finalize was accepted by job j, which was running');
  expect(finding?.excerpt?.slice(-2)).toEqual([
    { t: 5, session: 0, dir: '→', msg: '{"execute":"job-finalize","arguments":{"id":"j"}}' },
    { t: 7, session: 0, dir: '←', msg: '{"return":{}}' },
  ]);
  // No document is at hand here.
  expect(finding).toMatchObject({ basis: 'convention', level: 'MAY', cites: [] });
});
