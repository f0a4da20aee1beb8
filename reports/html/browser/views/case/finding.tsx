/** A finding: what was expected beside what came. */
import type { FindingDetail } from '../../../data.js';
import { index } from '../../state.js';
import { Citations } from './citations.js';

export function FindingView({ finding }: { finding: FindingDetail }) {
  const { check, message, expected, actual, cites } = finding;
  return (
    <div class="finding">
      <p>
        <b class="check">{check}</b> <span class="message">{message}</span>
      </p>
      {(expected ?? actual) !== undefined && (
        <div class="compared">
          <Side title="Expected" text={expected} other={actual} />
          <Side title="Actual" text={actual} other={expected} />
        </div>
      )}
      <Citations lists={[index.value.citations[cites] ?? []]} />
    </div>
  );
}

/** Lines that the other side has not are marked. */
function Side({
  title,
  text,
  other,
}: {
  title: string;
  text: string | undefined;
  other: string | undefined;
}) {
  const bare = (line: string) => line.trim().replace(/,$/, '');
  const there = new Set(other?.split('\n').map(bare));
  return (
    <figure class={`side ${title.toLowerCase()}`}>
      <figcaption>{title}</figcaption>
      {text === undefined ? (
        <p class="quiet">{title === 'Expected' ? 'In words above.' : 'Nothing.'}</p>
      ) : (
        <pre>
          {text.split('\n').map((line, i) => {
            const text = `${line}\n`;
            return there.has(bare(line)) ? text : <mark key={i}>{text}</mark>;
          })}
        </pre>
      )}
    </figure>
  );
}
