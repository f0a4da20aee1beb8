/** Scripts from YAML, held to their grammar and to the document that the server follows. */

import { readYaml, YamlError } from '../../../schema/file/yaml.js';
import type { JsonObject } from '../../../schema/json.js';
import { wrongText } from '../../../schema/match.js';
import type { Interface } from '../../../schema/model.js';
import { Validator } from '../../../schema/validate/validator.js';
import { ERROR_CLASSES } from '../../../suites/error-classes.js';
import { checkArguments } from '../arguments/check.js';
import { QmpError } from '../errors.js';
import { type Act, ANSWERS, ENDINGS, SCRIPT_SCHEMA, type ScriptStep } from './format.js';

/** What a reference server does at which request, instead of or besides its own doing: the file format of docs/how-to/mock-a-server.md, checked. */
export type ServerScript = readonly Act[];

type Place = readonly (string | number)[];

/** Throws YamlError: one sentence with the line. `file` is what messages call it. */
export function readScript(text: string, file: string, model: Interface): ServerScript {
  const { value: acts, lineOf } = readYaml<Act[]>(text, file, SCRIPT_SCHEMA);
  const refuse = (place: Place, wrong: string): never => {
    throw new YamlError(`${file}:${lineOf(place)}: ${wrong}.`);
  };
  const validator = new Validator(model);
  for (const [at, act] of acts.entries()) {
    const mistake = mistakeInAct(act, model);
    if (mistake) refuse([at, ...mistake.at], mistake.wrong);
    for (const [index, step] of act.do.entries()) {
      const wrong = step.invalid ? null : mistakeInStep(step, act, model, validator);
      if (wrong) refuse([at, 'do', index], `${wrong}; say "invalid: true" where that is meant`);
    }
  }
  return acts;
}

interface Mistake {
  at: Place;
  wrong: string;
}

function mistakeInAct({ command, arguments: args, when, do: steps }: Act, model: Interface): Mistake | null {
  const answers = ANSWERS.filter((verb) => steps.some((step) => verb in step));
  if (command === undefined) {
    const answering = steps.findIndex((step) => answers.some((verb) => verb in step));
    if (answering >= 0) return { at: ['do', answering], wrong: `"when: ${when}" is no request to answer` };
    if (args !== undefined) return { at: ['arguments'], wrong: `"when: ${when}" has no arguments to match` };
    const alone = steps.findIndex((step) => when === 'start' && ('raw' in step || 'close' in step));
    return alone < 0 ? null : { at: ['do', alone], wrong: 'when the server starts nobody is connected' };
  }
  if (!Object.hasOwn(model.commands, command) && command !== 'qmp_capabilities')
    return { at: ['command'], wrong: `${model.document.id} has no command ${command}` };
  const text = wrongText(args);
  if (text !== null) return { at: ['arguments'], wrong: text };
  if (answers.length > 1)
    return { at: ['do'], wrong: `a request has one answer, not ${answers.join(' and ')}` };
  if (answers.length === 0 && !steps.some((step) => ENDINGS.some((verb) => verb in step)))
    return { at: ['do'], wrong: `none of the steps answers: add one of ${ANSWERS.join(', ')}` };
  if (command === 'qmp_capabilities' && answers[0] === 'return')
    return {
      at: ['do'],
      wrong: 'qmp_capabilities succeeds by "normal: true" alone, which opens the session',
    };
  return null;
}

function mistakeInStep(step: ScriptStep, act: Act, model: Interface, validator: Validator): string | null {
  if (step.data !== undefined && step.event === undefined) return '"data" is of an event, and there is none';
  if (step.arguments !== undefined && step.execute === undefined)
    return '"arguments" are of what is executed, and nothing is';
  if (step.return !== undefined) {
    const mismatch = validator.reply(act.command as string, step.return);
    return (
      mismatch && `${act.command} does not return that: expected ${mismatch.expected}${at(mismatch.path)}`
    );
  }
  if (step.error !== undefined) {
    const { class: name = 'GenericError' } = step.error;
    return ERROR_CLASSES.has(name) ? null : `no document knows an error class ${name}`;
  }
  if (step.event !== undefined) {
    if (!Object.hasOwn(model.events, step.event)) return `${model.document.id} has no event ${step.event}`;
    const mismatch = validator.event(step.event, step.data);
    return mismatch && `${step.event} has no such data: expected ${mismatch.expected}${at(mismatch.path)}`;
  }
  if (step.execute !== undefined) return mistakeInRequest(step.execute, step.arguments ?? {}, model);
  return null;
}

function mistakeInRequest(name: string, args: JsonObject, model: Interface): string | null {
  const command = Object.hasOwn(model.commands, name) ? model.commands[name] : undefined;
  if (!command) return `${model.document.id} has no command ${name}`;
  try {
    checkArguments(model, name, command, args);
    return null;
  } catch (error) {
    if (!(error instanceof QmpError)) throw error;
    return `${name} would be refused: ${error.message}`;
  }
}

const at = (pointer: string) => (pointer === '' ? '' : ` at ${pointer}`);
