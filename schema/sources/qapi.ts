/** Reads QAPI schemas of every dialect since QEMU 0.14: a pure function from text to the model. */
import type { DocumentInfo, Interface } from '../model.js';
import { checkReferences } from './qapi/check.js';
import { configureSchema } from './qapi/configure.js';
import { DiagnosticList } from './qapi/diagnostics.js';
import { type Judgement, judgeSchema } from './qapi/rules.js';
import { isDamagedSource } from './qapi/source.js';
import type { QapiText } from './qapi/texts.js';
import { type Include, Tree } from './qapi/tree.js';

export type { QapiText } from './qapi/texts.js';
export type { Include } from './qapi/tree.js';

export interface QapiOptions {
  /** How to get included files; without it, includes are left out, with a diagnostic. */
  include?: Include;
  /** Names that are defined (`CONFIG_LINUX`…): drops what is not there. Without it, everything stays, with its `condition`. */
  configuration?: ReadonlySet<string>;
  /** Name of the main file, to know it where another includes it. */
  main?: string;
  /** The release of QEMU that the schema belongs to, where that is known: its rules are those of that release. */
  release?: string;
}

/** Whatever is wrong with the text becomes a diagnostic; nothing throws. */
export function readQapi(text: string, document: DocumentInfo, options: QapiOptions = {}): Interface {
  return readQapiWithTexts(text, document, options).interface;
}

/** The same, with the documentation comments taken apart: in order, one for each definition. */
export function readQapiWithTexts(
  text: string,
  document: DocumentInfo,
  options: QapiOptions = {},
): { interface: Interface; texts: QapiText[]; rules: () => Judgement } {
  const diagnostics = new DiagnosticList();
  const tree = new Tree(diagnostics, options.include ?? null);
  tree.read(text);
  const { commands, events, types } = tree;
  const whole: Interface = { document, commands, events, types, statements: [], diagnostics: [] };
  checkReferences(whole, tree.texts, diagnostics);
  const configured =
    options.configuration === undefined ? whole : configureSchema(whole, options.configuration);
  const rules = () => {
    // What was a page of a web site is not as its writer wrote it.
    if (isDamagedSource(text))
      return { faults: [], judged: false, resolved: false, wantsDescriptions: false };
    const { include = null, main = '', release = null } = options;
    return judgeSchema({ text, include, name: main, release });
  };
  return { interface: { ...configured, diagnostics: diagnostics.list() }, texts: tree.texts, rules };
}
