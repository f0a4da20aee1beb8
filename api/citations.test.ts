import { expect, test } from 'vitest';
import { readDocument } from '../schema/sources/index.js';
import { digestOf } from '../schema/statements/digest.js';
import { citedSentences, lostCitations } from './citations.js';

const LAMP = `##
# @lamp-set:
#
# Set a lamp. It must not be broken.
#
# Since: 1.1
##
{ 'command': 'lamp-set' }
`;
const document = readDocument(Buffer.from(LAMP), { name: 'lamp.json' });
const cite = (entity: string, ...sentences: string[]) => ({
  by: 'command/lamp-set/success',
  entity,
  sentence: sentences.map((each) => digestOf(each) as string),
});

test('a citation is lost where the document bears none of its wordings under that entity', () => {
  const lost = [
    cite('lamp-set', 'It must not be lit.'),
    cite('LAMP_ON', 'Set a lamp.'),
    cite('constructor', 'Set a lamp.'),
  ];
  const borne = [
    cite('lamp-set', 'It must not be broken.'),
    cite('lamp-set', 'It must not be lit.', 'Set a lamp'),
  ];
  expect(lostCitations(document, [...lost, ...borne])).toEqual(lost);
});

test('scenarios are listed with what they cite', () => {
  const cited = citedSentences();
  expect(cited.length).toBeGreaterThan(300);
  expect(cited).toContainEqual(expect.objectContaining({ by: 'command/stop/success', entity: 'stop' }));
});
