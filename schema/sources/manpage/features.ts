import type { EntityText } from '../text/entity.js';
import { joinLines, type Lexicon } from '../text/prose.js';

export interface Features {
  own: string[];
  /** Features of single members, values or branches. */
  ofMembers: Map<string, string[]>;
}

const PREFIX = /^All members starting with ([a-z0-9-]+) are\b/;
/** No feature is that of more members, unless they are named by a prefix. */
const MOST = 50;
const MEMBERS = /^Members? ([A-Za-z0-9_.,' -]+?) (?:is|are|was|were)\b/;

/**
 * The features of an entity. The manual lists those of its members among them, and says "Member NAME is…",
 * "Members NAME and NAME are…" or "All members starting with PREFIX are…".
 */
export function manualFeatures(entity: EntityText, lexicon: Lexicon): Features {
  const names = (entity.members ?? []).map((m) => m.name);
  const features: Features = { own: [], ofMembers: new Map() };
  for (const feature of entity.features) {
    const text = joinLines(feature.text, lexicon);
    const prefix = PREFIX.exec(text)?.[1];
    const listed = (MEMBERS.exec(text)?.[1] ?? '')
      .split(/,? and |, /, MOST)
      .map((m) => m.replaceAll("'", ''));
    const members = names.filter((n) => (prefix === undefined ? listed.includes(n) : n.startsWith(prefix)));
    if (members.length === 0 || (prefix === undefined && members.length < listed.length)) {
      features.own.push(feature.name);
    } else {
      for (const m of members)
        features.ofMembers.set(m, [...(features.ofMembers.get(m) ?? []), feature.name]);
    }
  }
  return features;
}
