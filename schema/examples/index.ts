/** The examples of traffic that a document prints, as facts. */
import type { Example, ExampleMessage } from '../model.js';
import { type Reading, sectionLines } from '../sources/text/entity.js';
import { printedMessages } from './printed.js';
import { readMessage } from './read.js';

/** In the order of the document. A request begins an exchange; so does what a server says before any. */
export function examplesOf({ texts }: Reading): Example[] {
  return texts.flatMap((text) => {
    const messages = printedMessages(sectionLines(text, 'examples')).flatMap(
      (each) => readMessage(each) ?? [],
    );
    const place = text.file === undefined ? {} : { file: text.file };
    return exchanges(messages).map((each) => ({ entity: text.name, ...place, messages: each }));
  });
}

function exchanges(messages: readonly ExampleMessage[]): ExampleMessage[][] {
  const found: ExampleMessage[][] = [];
  for (const message of messages) {
    const open = found.at(-1);
    const follows = message.kind !== 'request' && open?.[0]?.kind === 'request';
    if (follows) open?.push(message);
    else found.push([message]);
  }
  return found;
}
