import { describe, expect, it } from 'vitest';
import { fill, namesMonitor } from './placeholders.js';

const filling = { socket: (name: string) => `/s/${name}`, scratch: '/scratch', port: 7 };

describe('placeholders', () => {
  it('become paths, ports and the scratch directory, also within words and several times', () => {
    const { words, monitors } = fill(
      ['-qmp', 'unix:{qmp},x', '{tcp}', '{dir}/a', '{qmp}', '{qmp2}'],
      filling,
    );
    expect(words).toEqual(['-qmp', 'unix:/s/qmp,x', '127.0.0.1:7', '/scratch/a', '/s/qmp', '/s/qmp2']);
    expect(monitors).toEqual([
      { kind: 'unix', path: '/s/qmp' },
      { kind: 'tcp', host: '127.0.0.1', port: 7 },
      { kind: 'unix', path: '/s/qmp2' },
    ]);
  });

  it('are only what they are', () => {
    expect(fill(['{other}', "{'a': 1}"], filling)).toEqual({ words: ['{other}', "{'a': 1}"], monitors: [] });
  });

  it('name a monitor, except for the directory', () => {
    expect(namesMonitor(['a', 'unix:{qmp3}'])).toBe(true);
    expect(namesMonitor(['{tcp}'])).toBe(true);
    expect(namesMonitor(['{dir}', 'qmp'])).toBe(false);
  });
});
