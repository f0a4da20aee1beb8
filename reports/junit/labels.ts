/** What tap-junit leaves out of a test case: class name and time, by which CI systems group and rank, and the story of a failure. */
import { excerpt } from '../text/visible.js';

export interface CaseLabel {
  id: string;
  ms: number;
  /** Which run of the stream it belongs to, counted from 1. */
  run: number;
  /** Lines for the text of its failure, or of its output where it is no failure; empty where there is nothing to tell. */
  story: string;
}

/** `command/block_resize/missing` as `command.block_resize`, so that consumers show a tree. */
function folderOf(id: string): string {
  return excerpt(id.split('/').slice(0, -1).join('.'), 500);
}

export function escapeXml(text: string): string {
  return text.replace(/[<>&"]/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** With all of its content. */
const TEST_CASE = /<testcase name="([^"]*)" id="(\d+)"([\s\S]*?)(?=<testcase |<\/testsuite>)/g;

/** A failure is an empty element; what is only tolerated has an output and no failure. */
function told(content: string, story: string): string {
  if (story === '') return content;
  const text = escapeXml(story);
  const [failure] = /<failure [^>]*\/>/.exec(content) ?? [];
  if (failure !== undefined)
    return content.replace(failure, () => `${failure.slice(0, -2)}>${text}</failure>`);
  return content.replace('</system-out>', () => `\n${text}</system-out>`);
}

/**
 * Adds `classname`, `time` (seconds) and story to every test case of tap-junit's output, which numbers them from 1.
 * `before`: how many test cases are before these.
 */
export function labelCases(
  xml: string,
  labels: readonly CaseLabel[],
  targets: readonly string[],
  before: number,
): string {
  return xml.replace(TEST_CASE, (whole, name: string, id: string, rest: string) => {
    const label = labels[Number(id) - 1];
    if (label === undefined) return whole;
    // Two runs of one stream have the same ids; the target tells them apart.
    const target = targets.length > 1 ? targets[label.run - 1]?.replaceAll('.', '_') : undefined;
    const classname = [target, folderOf(label.id)].filter(Boolean).join('.') || 'qmpspec';
    const time = (label.ms / 1000).toFixed(3);
    return `<testcase classname="${escapeXml(classname)}" name="${name}" time="${time}" id="${before + Number(id)}"${told(rest, label.story)}`;
  });
}
