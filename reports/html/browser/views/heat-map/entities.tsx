/** Command by command, or event by event: what share of each kind was accepted or seen; a row opens to what was not. */
import { useSignal } from '@preact/signals';
import type { CoverageKind } from '../../../../../harness/coverage.js';
import { visible } from '../../../../text/visible.js';
import { coverageOfEntities, type EntityCoverage } from '../../../model/coverage.js';
import { heatOf } from '../../../model/heat.js';
import { hrefOf } from '../../../model/route.js';
import { coverage } from '../../state.js';
import { Missing } from './missing.js';

interface Listed {
  group: 'command' | 'event';
  title: string;
  /** Kinds with their column heads, the first of which is the entity itself. */
  kinds: readonly (readonly [CoverageKind, string])[];
  column: number;
  target: string;
  /** Words that the name must contain. */
  query: string;
  leastFirst: boolean;
}

export function Entities({ group, title, kinds, column, target, query, leastFirst }: Listed) {
  const names = kinds.map(([kind]) => kind);
  const all = coverageOfEntities(coverage.value ?? [], column, names);
  const words = query.toLowerCase().split(/\s+/);
  const shown = all.filter(({ entity }) => words.every((word) => entity.toLowerCase().includes(word)));
  if (leastFirst) shown.sort((a, b) => share(a) - share(b));
  if (all.length === 0) return null;
  return (
    <section>
      <h2>
        {title}{' '}
        <span class="quiet">
          {shown.length === all.length ? all.length : `${shown.length} of ${all.length}`}
        </span>
      </h2>
      <div class="scroll-x">
        <table class="heat entities">
          <thead>
            <tr>
              <th scope="col">{group}</th>
              {kinds.map(([kind, head]) => (
                <th scope="col" key={kind}>
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((each) => (
              <EntityRow key={each.entity} {...{ each, kinds, group, target }} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function share({ accepted, of }: EntityCoverage): number {
  return accepted / of;
}

interface OneRow extends Pick<Listed, 'kinds' | 'group' | 'target'> {
  each: EntityCoverage;
}

function EntityRow({ each, kinds, group, target }: OneRow) {
  const open = useSignal(false);
  const { entity, accepted, of } = each;
  const whole = accepted === of;
  return (
    <>
      <tr>
        <th scope="row">
          {whole ? (
            <a class="id" href={hrefOf('cases', { subject: `${group}/${entity}`, target })}>
              {visible(entity)}
            </a>
          ) : (
            <button
              type="button"
              class="id unfold"
              aria-expanded={open}
              onClick={() => (open.value = !open.value)}
            >
              <span aria-hidden="true">{open.value ? '▾' : '▸'}</span> {visible(entity)}
            </button>
          )}
        </th>
        {kinds.map(([kind]) => (
          <Share key={kind} each={each} kind={kind} />
        ))}
      </tr>
      {open.value && (
        <tr>
          <td colSpan={kinds.length + 1}>
            <Missing each={each} kinds={kinds} />
            <a href={hrefOf('cases', { subject: `${group}/${entity}`, target })}>Its cases</a>
          </td>
        </tr>
      )}
    </>
  );
}

/** A kind with one point is yes or no. */
function Share({ each, kind }: { each: EntityCoverage; kind: CoverageKind }) {
  const own = each.kinds.get(kind);
  if (own === undefined) return <td class="none">·</td>;
  const { accepted, sent, of } = own;
  const single = kind === 'commands' || kind === 'rejections' || kind === 'events';
  const said = sent > accepted ? `${accepted} accepted, ${sent} sent, of ${of}` : `${accepted} of ${of}`;
  return (
    <td class={heatOf(accepted, of)} title={said}>
      {single ? (accepted === 1 ? 'yes' : sent === 1 ? 'only sent' : 'no') : `${accepted}/${of}`}
    </td>
  );
}
