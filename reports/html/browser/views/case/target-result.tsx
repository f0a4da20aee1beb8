/** How a case ended on one target: findings, messages, and how to do it again. */
import { repeatLine } from '../../../../summary/repeat.js';
import { spellDuration } from '../../../../text/numbers.js';
import { visible } from '../../../../text/visible.js';
import type { TargetColumn } from '../../../data.js';
import { Badge } from '../../parts/badge.js';
import { Copyable } from '../../parts/copyable.js';
import { details, index } from '../../state.js';
import { FindingView } from './finding.js';
import { Timeline } from './timeline.js';

interface Result {
  place: number;
  target: TargetColumn;
  column: number;
}

export function TargetResult({ place, target, column }: Result) {
  const { ids, reasons } = index.value;
  const detail = details.value?.[column]?.[place];
  const reason = target.reasons.find(([each]) => each === place)?.[1];
  return (
    <section class="result" aria-label={target.name}>
      <h2>
        {target.name} <Badge letter={target.outcomes[place] as string} words />
        {detail && <span class="quiet"> in {spellDuration(detail.ms)}</span>}
        {detail?.confirmed && <span class="quiet">, again when repeated alone</span>}
      </h2>
      {reason !== undefined && <p class="reason">{reasons[reason]}</p>}
      {detail?.expectation && (
        <p class="reason">
          Known deviation, {visible(detail.expectation.at)}: {visible(detail.expectation.reason)}
          {detail.expectation.link !== undefined && <code> {visible(detail.expectation.link)}</code>}
        </p>
      )}
      {detail?.findings.map((finding) => (
        <FindingView key={JSON.stringify(finding)} finding={finding} />
      ))}
      {detail?.transcript && (
        <Timeline transcript={detail.transcript} at={detail.findings.find(({ at }) => at)?.at} />
      )}
      {detail?.transcriptLeftOut && (
        <p class="quiet">
          Its messages are not in this file: many cases failed for this cause, and the first of them keep
          theirs. The JSON results have all.
        </p>
      )}
      {detail?.stderr && (
        <details>
          <summary>What the target wrote</summary>
          <pre>{detail.stderr}</pre>
        </details>
      )}
      {detail?.machine && <p class="note">Machine: {detail.machine}</p>}
      {detail?.command && <Copyable label="How the target was started" text={detail.command} />}
      <Copyable label="Repeat it" text={repeatLine(target.repeat, ids[place] as string, detail?.seenIn)} />
    </section>
  );
}
