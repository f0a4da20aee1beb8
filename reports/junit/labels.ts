/** What tap-junit leaves out of a test case and CI systems group and rank by: class name and time. */
import { excerpt } from '../text/visible.js';

export interface CaseLabel {
  id: string;
  ms: number;
  /** Which run of the stream it belongs to, counted from 1. */
  run: number;
}

/** `command/block_resize/missing` as `command.block_resize`, so that consumers show a tree. */
function folderOf(id: string): string {
  return excerpt(id.split('/').slice(0, -1).join('.'), 500);
}

export function escapeXml(text: string): string {
  return text.replace(/[<>&"]/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** Adds `classname` and `time` (seconds) to every test case of tap-junit's output, which numbers them from 1. */
export function labelCases(xml: string, labels: readonly CaseLabel[], targets: readonly string[]): string {
  return xml.replace(/<testcase name="([^"]*)" id="(\d+)"/g, (whole, name: string, id: string) => {
    const label = labels[Number(id) - 1];
    if (label === undefined) return whole;
    // Two runs of one stream have the same ids; the target tells them apart.
    const target = targets.length > 1 ? targets[label.run - 1]?.replaceAll('.', '_') : undefined;
    const classname = [target, folderOf(label.id)].filter(Boolean).join('.') || 'qmpspec';
    const time = (label.ms / 1000).toFixed(3);
    return `<testcase classname="${escapeXml(classname)}" name="${name}" time="${time}" id="${id}"`;
  });
}
