import { expect, test } from 'vitest';
import { encoded } from '../../../test/reports/kept.js';
import { caseRecord, failing, finding, wholeRun } from '../../../test/reports/synthetic.js';
import { type Filter, filterOf, matching, searchTexts } from './filter.js';

const { index } = encoded([
  ...wholeRun([
    caseRecord('command/stop/reply'),
    failing('command/cont/reply', { findings: [finding({ check: 'reply/type' })] }),
    failing('protocol/id/null', { level: 'MAY' }),
    caseRecord('document/d-7.2/command/stop/present', { outcome: 'blocked', reason: 'Needs KVM' }),
    failing('event/STOP/data', { known: true }),
  ]),
  ...wholeRun([caseRecord('command/stop/reply'), caseRecord('command/cont/reply'), caseRecord('only/here')]),
]);
const [first, second] = index.targets.map(({ name }) => name) as [string, string];

function found(filter: Filter): string[] {
  return matching(index, searchTexts(index), filter).map((place) => index.ids[place] as string);
}

test.each<[Filter, string[]]>([
  [{}, index.ids],
  [{ q: 'STOP  reply' }, ['command/stop/reply']],
  [{ q: 'title of event' }, ['event/STOP/data']],
  [{ q: 'kvm' }, ['document/d-7.2/command/stop/present']],
  [{ q: 'nowhere' }, []],
  [{ area: 'protocol' }, ['protocol/id/null']],
  [{ area: 'proto' }, []],
  [{ subject: 'command/stop' }, ['command/stop/reply', 'document/d-7.2/command/stop/present']],
  [{ level: 'MAY' }, ['protocol/id/null']],
  [{ outcome: 'fail' }, ['command/cont/reply', 'protocol/id/null', 'event/STOP/data']],
  [{ outcome: 'tolerated' }, ['protocol/id/null', 'event/STOP/data']],
  [{ outcome: 'known' }, ['event/STOP/data']],
  [{ outcome: 'blocked' }, ['document/d-7.2/command/stop/present']],
  [{ outcome: 'differs' }, ['command/cont/reply']],
  [{ outcome: 'fail', target: second }, []],
  [{ target: second }, ['command/stop/reply', 'command/cont/reply', 'only/here']],
  [{ target: first, outcome: 'pass' }, ['command/stop/reply']],
  [{ check: 'reply/type' }, ['command/cont/reply']],
  [{ check: 'reply/type', target: second }, []],
])('%j', (filter, ids) => {
  expect(found(filter)).toEqual(ids);
});

test('the address holds every filter', () => {
  expect(filterOf(new URLSearchParams('q=a+b&level=MUST&other=1'))).toEqual({
    ...{ q: 'a b', area: '', subject: '', level: 'MUST', outcome: '', target: '', check: '' },
  });
});
