/** The judge on mutants of which the fate is plain. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Campaign, prepare } from '../api/campaign.js';
import type { NamedMutant } from '../harness/mutants/index.js';
import { isParseError, replacing } from '../harness/mutants/mutant.js';
import { startReference } from '../harness/reference/server.js';
import { loadCatalog } from '../schema/catalogs.js';
import { protocolCases } from '../suites/protocol/index.js';
import { MutationJudge } from './judge.js';

const model = loadCatalog('introspection-qemu-storage-daemon-7.2');

let campaign: Campaign;
beforeAll(async () => {
  const serve = async () => ({ ...(await startReference({ model })), pretty: true });
  campaign = await prepare({ kind: 'embed', serve }, { timeout: 2000 }, 0);
});
afterAll(() => campaign.close());

const some = protocolCases.filter(({ id }) => /^protocol\/(id|limits)\//.test(id));
const judge = (mutant: NamedMutant) => new MutationJudge(campaign, () => some).judge(mutant);

const errorsLost = replacing(
  (value) => 'error' in value && value.id === null,
  ({ id: _, ...rest }) => rest,
);
const mutant = (kills: NamedMutant['kills'], mutation = errorsLost): NamedMutant => ({
  id: 'test/one',
  name: 'one',
  mutation,
  kills,
});

test('killed by the check that it names', async () => {
  const judged = await judge(mutant({ 'protocol/id/null': 'reply/id' }));
  expect(judged).toMatchObject({ fate: 'own', by: 'protocol/id/null <reply/id>', level: 'MUST' });
});

test('killed by another case than it names', async () => {
  const judged = await judge(mutant({ 'protocol/id/true': 'reply/id' }));
  expect(judged).toMatchObject({ fate: 'other', by: 'protocol/id/null <reply/id>' });
});

test('what breaks a convention only fails no run at a stricter level', async () => {
  const parseErrors = replacing(
    (value) => isParseError(value),
    (value) => ({ ...value, id: null }),
  );
  const judged = await judge(mutant({ 'protocol/id/unparsable': 'reply/id' }, parseErrors));
  expect(judged).toMatchObject({ fate: 'own', by: 'protocol/id/unparsable <reply/id>', level: 'MAY' });
});

test('what changes nothing survives, whatever fails without it', async () => {
  const judged = await judge(mutant({ 'protocol/**': '' }, {}));
  expect(judged).toMatchObject({ fate: 'survived' });
});
