/** From the words of a document to values that can be checked. */
import type { Diagnostic, Interface, Statement } from '../model.js';
import type { EntityText, Reading } from '../sources/text/entity.js';
import { Lexicon } from '../sources/text/prose.js';
import { defaults } from './kinds/defaults.js';
import { deprecated } from './kinds/deprecated.js';
import { eitherOr } from './kinds/either-or.js';
import { errors } from './kinds/errors.js';
import { events } from './kinds/events.js';
import { idempotence } from './kinds/idempotence.js';
import { preconditions } from './kinds/preconditions.js';
import { ranges } from './kinds/ranges.js';
import { linesOf } from './lines-of.js';
import type { Matcher } from './matcher.js';
import { looksNormative } from './normative.js';
import { type Sentence, sentencesOf } from './sentences.js';
import { type Subject, subjectOf } from './subject.js';

/** A new kind of statement is one file and one line here. */
const MATCHERS: readonly Matcher[] = [
  errors,
  events,
  defaults,
  ranges,
  preconditions,
  idempotence,
  eitherOr,
  deprecated,
];

/** The interface with the statements that its words make. Normative prose that makes none is noted by line. */
export function withStatements({ interface: iface, texts }: Reading): Interface {
  const statements: Statement[] = [];
  const notes: Diagnostic[] = [];
  const lexicon = new Lexicon(texts.flatMap(linesOf));
  for (const text of texts) {
    const subject = subjectOf(text, iface);
    const place = text.file === undefined ? {} : { file: text.file };
    for (const sentence of sentencesOf(text, lexicon)) {
      const found = statementsIn(sentence, subject);
      for (const each of found) statements.push({ ...each, ...place });
      if (found.length === 0 && looksNormative(sentence.text)) {
        notes.push({ line: sentence.line, ...place, severity: 'note', message: unread(text, sentence) });
      }
    }
  }
  return { ...iface, statements, diagnostics: [...iface.diagnostics, ...notes] };
}

function statementsIn(sentence: Sentence, subject: Subject): Statement[] {
  return MATCHERS.filter(({ hint }) => hint.test(sentence.text)).flatMap(({ kind, match }) =>
    match(sentence, subject).map((fact) => ({ entity: subject.entity, kind, ...fact, line: sentence.line })),
  );
}

function unread({ kind, name }: EntityText, sentence: Sentence): string {
  const member = sentence.name === undefined ? '' : `, ${sentence.name}`;
  return `what ${kind} ${name}${member} says here ${UNREAD}`;
}

const UNREAD = 'looks like a rule and was not understood: read it by eye';

/** Whether a diagnostic is about prose that looks like a rule and was not understood. */
export function isUnread({ message }: Diagnostic): boolean {
  return message.endsWith(UNREAD);
}
