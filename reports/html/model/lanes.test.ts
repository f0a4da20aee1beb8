import { expect, test } from 'vitest';
import { stepsOf } from './lanes.js';

const said = (t: number, dir: '→' | '←', message: unknown, session = 0) => ({
  ...{ t, dir, session },
  msg: typeof message === 'string' ? message : JSON.stringify(message),
});

test('each message has its kind, its lane and its name', () => {
  const steps = stepsOf([
    said(0, '←', { QMP: {} }),
    said(1, '→', { execute: 'stop', id: 1 }),
    said(2, '→', { 'exec-oob': 'yank' }),
    said(3, '→', '{"execute": \\xff'),
    said(4, '←', { return: {}, id: 1 }),
    said(5, '←', { error: { class: 'GenericError', desc: 'x' } }),
    said(6, '←', { event: 'STOP', timestamp: {} }),
    said(7, '←', '{"return": … (99 characters)'),
    said(8, '←', { error: null }),
    said(9, '→', '[]'),
  ]);
  expect(steps.map(({ lane, kind, name }) => `${lane} ${kind} ${name}`.trim())).toEqual([
    'server greeting',
    'client request stop',
    'client request yank',
    'client bytes',
    'server reply',
    'server error GenericError',
    'server event STOP',
    'server bytes',
    'server error',
    'client bytes',
  ]);
});

test('what is no message is none, whatever its text is', () => {
  const [stimulus, closed] = stepsOf([
    { ...said(0, '→', { execute: 'stop' }), kind: 'stimulus' },
    { ...said(1, '←', 'the server closed the connection'), kind: 'closed' },
  ]);
  expect(stimulus).toMatchObject({ lane: 'client', kind: 'stimulus' });
  expect(closed).toMatchObject({ lane: 'server', kind: 'closed' });
});

test('a reply knows its request by id and session, and how long it took', () => {
  const steps = stepsOf([
    said(0, '→', { execute: 'a', id: 1 }),
    said(1, '→', { execute: 'b', id: 1 }, 1),
    said(2, '→', { execute: 'c', id: { x: 1 } }),
    said(5, '←', { return: {}, id: { x: 1 } }),
    said(7, '←', { return: {}, id: 1 }, 1),
    said(10, '←', { return: {}, id: 1 }),
    said(11, '←', { return: {}, id: 1 }),
    said(12, '←', { return: {} }),
  ]);
  expect(steps.slice(3).map(({ answers }) => answers)).toEqual([
    { name: 'c', after: 3 },
    { name: 'b', after: 6 },
    { name: 'a', after: 10 },
    undefined,
    undefined,
  ]);
  expect(steps.map(({ gap }) => gap)).toEqual([0, 1, 1, 3, 2, 3, 1, 1]);
});
