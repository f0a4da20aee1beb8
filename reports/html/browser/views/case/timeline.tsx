/** The messages of a case in time: requests on the left, replies and events on the right. */
import { useSignal } from '@preact/signals';
import type { TranscriptEntry } from '../../../../../harness/results.js';
import { plural } from '../../../../text/numbers.js';
import { type LaneStep, stepsOf } from '../../../model/lanes.js';
import { Copyable } from '../../parts/copyable.js';

/** Longer pauses are said between the messages. */
const PAUSE = 20;
/** Of long transcripts the end tells most. */
const SHOWN = 60;

const WORDS: Record<LaneStep['kind'], string> = {
  request: 'Request',
  reply: 'Reply',
  error: 'Error',
  event: 'Event',
  greeting: 'Greeting',
  bytes: 'Bytes',
  stimulus: 'From outside',
  waited: 'Waited in vain',
  closed: 'Closed',
  ended: 'Ended',
};

/** What comes after the last message of a finding. */
const ENDS: Record<string, string> = {
  crash: 'Here the target died.',
  hang: 'From here on it answers nobody.',
};

interface Told {
  transcript: readonly TranscriptEntry[];
  /** The kind of the finding that it shows. */
  ends?: string;
  /** Entries that it is about: from one to before the other. Shown first, the others on demand. */
  at?: { from: number; to: number } | undefined;
}

export function Timeline({ transcript, ends = '', at }: Told) {
  const all = useSignal(false);
  const steps = stepsOf(transcript);
  const part = at === undefined ? steps : steps.slice(at.from, at.to);
  const shown = all.value ? steps : part.slice(-SHOWN);
  const severalSessions = new Set(steps.map(({ session }) => session)).size > 1;
  const requests = transcript
    .filter(({ dir, kind }) => dir === '→' && kind === undefined)
    .map(({ msg }) => msg);
  return (
    <section class="timeline">
      <h3>What was said</h3>
      {shown.length < steps.length && (
        <button type="button" onClick={() => (all.value = true)}>
          Show {plural(steps.length - shown.length, at === undefined ? 'earlier message' : 'other message')}
        </button>
      )}
      <div class="lane-heads" aria-hidden="true">
        <span>Client</span>
        <span>Server</span>
      </div>
      <ol>
        {shown.map((step, i) => (
          <li key={i} class={`${step.lane} ${step.kind}`}>
            {step.gap >= PAUSE && <span class="pause">{Math.round(step.gap)} ms later</span>}
            <div class="said">
              <p class="head">
                <b>{WORDS[step.kind]}</b>
                {step.name !== '' && <span class="name">{step.name}</span>}
                {severalSessions && <span class="session">session {step.session}</span>}
                <time>{step.t.toFixed(1)} ms</time>
              </p>
              {step.answers && (
                <p class="quiet">
                  to {step.answers.name || 'its request'}, after {step.answers.after.toFixed(1)} ms
                </p>
              )}
              <code>{step.msg}</code>
            </div>
          </li>
        ))}
        {ENDS[ends] !== undefined && (
          <li class="server error">
            <div class="said">
              <b>{ENDS[ends]}</b>
            </div>
          </li>
        )}
      </ol>
      {requests.length > 0 && <Copyable label="What the client sent" text={requests.join('\n')} />}
    </section>
  );
}
