import { expect, it } from 'vitest';
import { adapt, adaptationsOf } from './adaptations.js';

it('learns once from each refusal, and nothing from other words', () => {
  const used = adaptationsOf('/a');
  expect(adapt('/a', used, 'qemu: unsupported machine type')).toBe(false);
  expect(adapt('/a', used, "qemu: There is no option group 'sandbox'")).toBe(true);
  expect(adaptationsOf('/a')).toEqual({ noSandbox: true, allAddressSpace: false });
  expect(adapt('/a', adaptationsOf('/a'), "There is no option group 'sandbox'")).toBe(false);
  expect(adaptationsOf('/b').noSandbox).toBe(false);
});

it('lets a boot that began before the lesson try again', () => {
  const used = adaptationsOf('/c');
  const words = '==1==ERROR: AddressSanitizer failed to allocate 0xdfff0001000 bytes';
  expect(adapt('/c', used, words)).toBe(true);
  expect(adapt('/c', used, words)).toBe(true);
  expect(adaptationsOf('/c').allAddressSpace).toBe(true);
});
