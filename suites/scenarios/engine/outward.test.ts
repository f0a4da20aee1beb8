import { expect, test } from 'vitest';
import type { CaseContext } from '../../case.js';
import { ScenarioContext } from './context.js';
import { request } from './steps/request.js';

/** A scene in which nothing can be sent: whatever gets so far names what it would have been. */
function scene(guarded: boolean): ScenarioContext {
  const context = {
    scratch: '/scratch',
    open: () => Promise.resolve({ mark() {} }),
    blocked(reason: string): never {
      throw new Error(reason);
    },
    get target(): never {
      throw new Error('it would be sent');
    },
  };
  const made = new ScenarioContext(context as unknown as CaseContext);
  made.guarded = guarded;
  return made;
}

const create = (filename: string) => ({
  execute: 'blockdev-create',
  arguments: { 'job-id': 'j', options: { driver: 'file', filename, size: 0 } },
});

test.each([
  ['/etc/passwd', '$A'],
  ['../outside', '$DIR/$A'],
  ['', '$A/etc/passwd'],
])('what a reply said (%s) leads nobody out of the directory', async (value, filename) => {
  const own = scene(true);
  own.save({ A: '' }, value);
  await expect(request(create(filename), own)).rejects.toThrow(/^not sent: .*--allow-denylisted/);
});

test.each([
  [true, '$DIR/disk'],
  [true, 'disk'],
  [false, '/etc/passwd'],
])('guarded: %s, %s is sent', async (guarded, filename) => {
  await expect(request(create(filename), scene(guarded))).rejects.toThrow('it would be sent');
});
