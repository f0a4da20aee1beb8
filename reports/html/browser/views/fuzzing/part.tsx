/** One start of the fuzzer: what it was told to do, how far it came, what came of each command. */
import { count, plural } from '../../../../text/numbers.js';
import { visible } from '../../../../text/visible.js';
import type { CampaignPartData } from '../../../data.js';
import { clock } from '../../../model/rates.js';
import { FuzzedCommands } from './commands.js';

export function Part({ part }: { part: CampaignPartData }) {
  const { target, command, mode, seed, jobs, at, resumed, ended, commands, excused } = part;
  const { seconds, requests, runs, boots, corpus, coverage } = part;
  return (
    <section class="part">
      <h3>
        {target} <span class="quiet">{at.replace(/\.\d+Z$/, 'Z')}</span>
      </h3>
      <code class="command">{command}</code>
      <p class="quiet">
        {`${mode}, seed ${seed}, ${plural(jobs, 'job')}${resumed ? ', resumed' : ''}; ${clock(seconds)} long: `}
        {`${plural(requests, 'request')} in ${plural(runs, 'run')}, ${plural(coverage, 'distinct answer')}, ${plural(boots, 'target')} booted, corpus of ${count(corpus)}.`}
        {!ended && ' It was cut off: it has no summary.'}
      </p>
      {commands.length > 0 && <FuzzedCommands commands={commands} />}
      {excused.length > 0 && (
        <details>
          <summary>Ends of the target that are no findings</summary>
          <ul class="reasons two">
            {excused.map(([reason, times]) => (
              <li key={reason}>
                <b>{count(times)}</b> <span>{visible(reason)}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
