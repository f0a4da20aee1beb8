/** The sentences of a target's documents, by content: a case that stands on one is told where it is, if it is there. */
import { findSentence, type SentencePlace, wordsOf } from '../schema/citations.js';
import type { Citation, Interface } from '../schema/model.js';
import { type Standing, standsOn } from './basis.js';

/**
 * A sentence of QEMU's documentation: the entity under which it stands, and the digest of its words
 * (`qmpspec schema cite DOCUMENT ENTITY` lists them).
 */
export interface SentenceCite {
  entity: string;
  /** Several: releases word it differently, and any of them will do. */
  sentence: string | readonly string[];
  /** It is about an error class, a default, a limit or a condition: SHOULD. */
  detail?: true;
}

/** The entity under which a sentence stands, then its digest in each wording that releases gave it (`schema cite`). */
export type LinkedSentence = readonly [entity: string, ...digests: string[]];

export function citeSentence([entity, ...digests]: LinkedSentence, detail = false): SentenceCite {
  return { entity, sentence: digests, ...(detail ? { detail: true as const } : {}) };
}

/** A sentence that a document of this target bears. */
export interface FoundSentence {
  citation: Citation;
  /** The document is of another release than the target. */
  otherRelease: boolean;
}

export interface References {
  find(cite: SentenceCite): FoundSentence | null;
}

/** Of a target without documents: everything is a convention. */
export const NO_REFERENCES: References = { find: () => null };

export interface Grounds extends Standing {
  cites: Citation[];
}

/**
 * What a case stands on that needs all these sentences: documentation as weak as the weakest of them, and a convention
 * where the document does not bear one of them, or where there are none.
 */
export function groundsOf(cites: readonly SentenceCite[], references: References): Grounds {
  const found = cites.map((cite) => ({ cite, place: references.find(cite) }));
  const borne = found.flatMap(({ cite, place }) => (place === null ? [] : [{ cite, place }]));
  if (borne.length === 0 || borne.length < found.length) return { ...standsOn('convention'), cites: [] };
  const standing = standsOn('documentation', {
    detail: borne.some(({ cite }) => cite.detail === true),
    otherRelease: borne.some(({ place }) => place.otherRelease),
  });
  return { ...standing, cites: borne.map(({ place }) => place.citation) };
}

/** A document, and whether it is of the target's own release. */
interface Source {
  iface: Interface;
  own: boolean;
}

/** Looked up in the documents of the target's own release; in those of others only where there is none of its own. */
export function referencesOf(sources: readonly Source[]): References {
  const own = sources.filter((source) => source.own && source.iface.sentences !== undefined);
  const asked = own.length > 0 ? own : sources;
  return {
    find({ entity, sentence }) {
      for (const { iface, own: ofRelease } of asked)
        for (const digest of typeof sentence === 'string' ? [sentence] : sentence) {
          const place = findSentence(iface, entity, digest);
          if (place) return { citation: citationOf(iface, entity, place), otherRelease: !ofRelease };
        }
      return null;
    },
  };
}

/** With the words where the user's copy of the document was read. */
function citationOf(iface: Interface, entity: string, { line, file, digest }: SentencePlace): Citation {
  const { id } = iface.document;
  const words = wordsOf(iface, entity, digest);
  return {
    doc: file === undefined ? id : `${id}/${file}`,
    entity,
    line,
    sentence: digest,
    ...(words === null ? {} : { statement: words }),
  };
}
