import { expect, it } from 'vitest';
import { loadCatalog } from '../../schema/catalogs.js';
import { digestOf } from '../../schema/statements/digest.js';
import { command, iface } from '../../test/documents/world.js';
import { lineOfReturned } from './returns.js';

const document = iface('d', '7.2', {
  commands: { one: command(), many: command() },
  sentences: {
    one: [
      [3, digestOf('Looks at a thing.') as string],
      [9, digestOf('a ThingInfo.') as string],
    ],
    many: [[12, digestOf('A list of ThingInfo') as string]],
  },
});

it('finds the sentence that names the type of a reply', () => {
  expect(lineOfReturned(document, 'one', 'ThingInfo')).toBe(9);
  expect(lineOfReturned(document, 'many', ['ThingInfo'])).toBe(12);
});

it('takes no other sentence for it', () => {
  expect(lineOfReturned(document, 'one', 'OtherInfo')).toBeUndefined();
  expect(lineOfReturned(document, 'one', ['ThingInfo'])).toBeUndefined();
  expect(lineOfReturned(document, 'many', 'ThingInfo')).toBeUndefined();
  expect(lineOfReturned(document, 'one', {})).toBeUndefined();
  expect(lineOfReturned(document, 'one', null)).toBeUndefined();
});

it.each(['query-cpu-model-comparison', 'query-fdsets', 'query-tpm-types'])(
  'finds that of %s in the manual of 7.2',
  (name) => {
    const manual = loadCatalog('man-qemu-qmp-ref-7.2');
    const line = lineOfReturned(manual, name, manual.commands[name]?.returns ?? null);
    expect(line).toBeGreaterThan(manual.commands[name]?.line as number);
  },
);
