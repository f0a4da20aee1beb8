/** What a run left out of a command or event, by name. */
import { COVERAGE_KINDS, type CoverageKind } from '../../../../../harness/coverage.js';
import { visible } from '../../../../text/visible.js';
import type { EntityCoverage, KindCoverage } from '../../../model/coverage.js';

/** Of very many, the first are named. */
const NAMED = 200;

interface Lacking {
  each: EntityCoverage;
  kinds: readonly (readonly [CoverageKind, string])[];
}

export function Missing({ each, kinds }: Lacking) {
  return (
    <dl class="missing">
      {kinds.flatMap(([kind, head]) =>
        listsOf(kind, each.kinds.get(kind)).map(([how, names]) => [
          <dt key={`${kind} ${how}`}>
            {head} {how}
          </dt>,
          <dd key={`${kind} ${how} names`}>
            {names.slice(0, NAMED).map((name) => (
              <code key={name}>{visible(name)}</code>
            ))}
            {names.length > NAMED && ` and ${names.length - NAMED} more`}
          </dd>,
        ]),
      )}
    </dl>
  );
}

/** The entity itself has no name within itself: that its row tells. */
function listsOf(kind: CoverageKind, own: KindCoverage | undefined): [how: string, names: string[]][] {
  if (own === undefined) return [];
  const lists: [string, string[]][] = COVERAGE_KINDS[kind].sent
    ? [
        ['sent, never accepted', own.neverAccepted],
        ['never sent', own.neverSent],
      ]
    : [['never seen', own.neverSent]];
  return lists.filter(([, names]) => names.some((name) => name !== ''));
}
