import { expect, test } from 'vitest';
import { readQapi } from '../qapi.js';
import { withUnderscores } from './source.js';

const SCHEMA = `##
# @lamp_set:
#
# Sets the lamp's light; the user's rd_lux is a guest's.
#
# @rd_lux: #optional as @lamp_set has it
##
{ 'command': 'lamp_set', 'data': { '*rd_lux': 'int', 'wr-lux': 'Lux_kind', 'm': 'm' } }

{ 'event': 'LAMP_GOES_OUT', 'data': { 'on': ['Lux_kind'] } }
`;

test('names get their underscores back, in definitions and comments', () => {
  const lost = withUnderscores(SCHEMA.replaceAll('_', ' '));
  expect(lost).toEqual({ text: SCHEMA.replace('rd_lux is', 'rd lux is'), names: 4 });
  const read = (text: string) =>
    readQapi(text, { id: 'x', title: 'x', version: null, digest: '', kind: 'qapi' });
  const { commands, events, diagnostics } = read(SCHEMA.replaceAll('_', ' '));
  expect({ commands, events }).toEqual({ commands: read(SCHEMA).commands, events: read(SCHEMA).events });
  expect(diagnostics.map((each) => each.message).join()).toContain(
    'underscores that print lost were put back in 4 names',
  );
});

test('a text that has underscores lost none', () => {
  expect(withUnderscores(SCHEMA)).toBeNull();
  expect(withUnderscores("{ 'command': 'lamp' } # it isn't the guest's")).toBeNull();
});
