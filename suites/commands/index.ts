/** Cases derived from what the server says of its commands. */
import type { Interface } from '../../schema/model.js';
import type { Case } from '../case.js';
import { type Derivation, derivation } from './derivation.js';
import { known } from './known.js';
import { populated } from './populated.js';
import { rejections } from './rejection.js';
import { reply } from './reply.js';

/** A new kind of case for every command is a new file and a line here. */
const DERIVED: readonly ((source: Derivation) => Case | Case[])[] = [known, rejections, reply];

/** All cases of all commands. `scratch` is where generated paths point. */
export function commandCases(iface: Interface, scratch: string): Case[] {
  const derived = Object.keys(iface.commands).flatMap((command) => {
    const source = derivation(iface, command, scratch);
    return DERIVED.flatMap((derive) => derive(source));
  });
  return [...derived, populated(iface)];
}
