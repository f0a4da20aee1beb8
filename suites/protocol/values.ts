/** W10, W23, W31: values go through the server and come back as they were. */
import { equalJson, parseJson, stringifyJson } from '../../schema/json-text.js';
import type { Case } from '../case.js';
import { converse } from './dialogue.js';
import { answered } from './expected.js';
import { demand, script } from './script.js';
import { performTriggerSteps } from './stimulate.js';

const BUFFER = 'qmpspec-buffer';
const THREAD = 'qmpspec-thread';
const PROPERTY = { path: `/objects/${THREAD}`, property: 'poll-max-ns' };

/** How the text is written, and what it means. */
const TEXTS: Record<string, [written: string, meant: string]> = {
  ascii: ['"~ !#[]{}"', '~ !#[]{}'],
  escapes: ['"\\"\\\\\\/\\b\\f\\n\\r\\t"', '"\\/\b\f\n\r\t'],
  'single-quoted': [`'"it\\'s"'`, '"it\'s"'],
  percent: ['"%s%d%%"', '%s%d%%'],
  'utf8-raw': ['"\u00e9\u20ac\ud83d\ude00"', '\u00e9\u20ac\ud83d\ude00'],
  'utf8-escaped': ['"\\u00e9\\u20AC\\ud83d\\uDE00"', '\u00e9\u20ac\ud83d\ude00'],
};

const texts = Object.entries(TEXTS).map(([name, [written, meant]]) =>
  script({
    id: `protocol/values/text/${name}`,
    title: `A text that is written into a ring buffer is read back as it was: ${name}`,
    rules: ['W10', 'W23'],
    needs: { commands: ['chardev-add', 'ringbuf-write', 'ringbuf-read', 'chardev-remove'], mutates: true },
    run: async (context) => {
      const session = await context.open();
      const backend = { type: 'ringbuf', data: { size: 1024 } };
      await performTriggerSteps(context, session, [
        { execute: 'chardev-add', arguments: { id: BUFFER, backend } },
      ]);
      const problems = await converse(
        session,
        [
          `{"execute": "ringbuf-write", "arguments": {"device": "${BUFFER}", "data": ${written}}, "id": 1}\n`,
          `{"execute": "ringbuf-read", "arguments": {"device": "${BUFFER}", "size": 1024}, "id": 2}\n`,
        ],
        [answered(1, {}), answered(2, meant)],
        'query-version',
        'qmp',
      );
      await performTriggerSteps(context, session, [{ execute: 'chardev-remove', arguments: { id: BUFFER } }]);
      return problems;
    },
  }),
);

const integers = ['1', '4294967297', '9007199254740993', '9223372036854775807'].map((text) =>
  script({
    id: `protocol/values/integer/${text}`,
    title: `An integer that a property is set to is read back exactly: ${text}`,
    rules: ['W63', 'W31'],
    needs: { commands: ['object-add', 'qom-set', 'qom-get', 'object-del'], mutates: true },
    run: async (context) => {
      const session = await context.open();
      const value = parseJson(text);
      await performTriggerSteps(context, session, [
        { execute: 'object-add', arguments: { 'qom-type': 'iothread', id: THREAD } },
        { execute: 'qom-set', arguments: { ...PROPERTY, value } },
      ]);
      const { value: reply } = await session.execute('qom-get', PROPERTY);
      await performTriggerSteps(context, session, [{ execute: 'object-del', arguments: { id: THREAD } }]);
      return demand(
        equalJson(reply.return, value),
        'values/integer',
        `a property set to ${text} reads back as ${stringifyJson(reply)}`,
      );
    },
  }),
);

export const valueCases: Case[] = [...texts, ...integers];
