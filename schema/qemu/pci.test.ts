import { expect, test } from 'vitest';
import { BOARDS } from './boards.js';
import { littleEndian, readPci, writePci } from './pci.js';

test('bytes are the least significant first', () => {
  expect(littleEndian(0x12345678, 4)).toBe('0x78563412');
  expect(littleEndian(5, 2)).toBe('0x0500');
});

test('a register is reached as the board has it', () => {
  const write = (board: 'pc' | 'arm64 virt' | 'malta' | 'pseries') =>
    writePci(BOARDS[board].pci, [5, 1], 0x12, 0xab, 1);
  expect(write('pc')).toEqual(['outl 0xcf8 0x80002910', 'outb 0xcfe 0xab']);
  expect(write('arm64 virt')).toEqual(['write 0x4010029012 0x1 0xab']);
  expect(write('malta')).toEqual(['write 0x14000cf8 0x4 0x10290080', 'writel 0x14000cfc 0xab0000']);
  expect(write('pseries')).toEqual([
    `write 0xf000 0x14 0x${['00002912', '08000000', '20000000', '00000001', '000000ab'].join('')}`,
    'rtas ibm,write-pci-config 0x5 0xf000 0x1 0xf100',
  ]);
});

test('and what it answers is the value', () => {
  expect(readPci(BOARDS.pc.pci, [5, 0], 0x34, 1).value('0x0040')).toBe(0x40);
  expect(readPci(BOARDS['arm64 virt'].pci, [5, 0], 0, 4).value('0xf41a0410')).toBe(0x10041af4);
  expect(readPci(BOARDS.malta.pci, [5, 0], 0x36, 1).value('0x0000000012345678')).toBe(0x34);
  expect(readPci(BOARDS.pseries.pci, [5, 0], 0x34, 1).value('0x00000084')).toBe(0x84);
});
