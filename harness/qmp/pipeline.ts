/** Many requests, a window of them unanswered at a time. */
import type { JsonObject } from '../../schema/json.js';
import type { Reply } from '../../suites/case.js';

export interface PipelinedCommand {
  execute: string;
  arguments?: JsonObject;
}

/** How one request is made: its line, with whoever waits for the reply entered. */
export type Enqueue = (
  command: PipelinedCommand,
  resolve: (reply: Reply) => void,
  reject: (error: Error) => void,
) => string;

/**
 * Sends `requests` and hands over each reply as it comes. Resolves when all are answered; rejects when one is not,
 * leaving the rest unanswered.
 */
export function runPipeline(
  requests: readonly PipelinedCommand[],
  onReply: (reply: Reply, index: number) => void,
  window: number,
  enqueue: Enqueue,
  write: (text: string) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    let sent = 0;
    let answered = 0;
    const refill = () => {
      let text = '';
      for (; sent < requests.length && sent - answered < window; sent++) {
        const index = sent;
        const take = (reply: Reply) => {
          answered++;
          onReply(reply, index);
          if (answered === requests.length) resolve();
          // Half a window at a time: few large writes instead of many small ones.
          else if (sent < requests.length && sent - answered <= window >> 1) refill();
        };
        text += enqueue(requests[index] as PipelinedCommand, take, reject);
      }
      if (text) write(text);
    };
    if (requests.length === 0) resolve();
    else refill();
  });
}
