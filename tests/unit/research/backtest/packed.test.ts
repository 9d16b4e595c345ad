import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Packer, Unpacker } from '#research/backtest/packed.ts';

const plain = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.constant(null),
    fc.boolean(),
    fc.integer(),
    fc.maxSafeInteger(),
    fc.double({ noNaN: false }),
    fc.string(),
    fc.string({ unit: 'binary' }),
    fc.array(tie('value'), { maxLength: 5 }),
    fc.dictionary(fc.string({ maxLength: 6 }), tie('value'), { maxKeys: 5, noNullPrototype: true }),
  ),
})).value;

test('what is packed comes back as it was, value after value', () => {
  fc.assert(
    fc.property(fc.array(plain, { maxLength: 20 }), (values) => {
      const packer = new Packer();
      for (const value of values) packer.write(value);
      const unpacker = new Unpacker(packer.written());
      for (const value of values) expect(unpacker.read()).toEqual(value);
      expect(unpacker.done).toBe(true);
    }),
    { numRuns: 300 },
  );
});

test('the same values give the same bytes, and a member that is undefined is left out', () => {
  const bytes = (value: unknown): Uint8Array => {
    const packer = new Packer();
    packer.write(value);
    packer.write(value);
    return packer.written().slice();
  };
  expect(bytes({ a: 1, b: undefined })).toEqual(bytes({ a: 1 }));
  expect(bytes({ id: 'O17', text: 'x' })).toEqual(bytes({ id: 'O17', text: 'x' }));
});

test('what is no plain data is refused, and bytes that end too soon are said to', () => {
  expect(() => new Packer().write(() => 1)).toThrow(TypeError);
  expect(() => new Unpacker(new Uint8Array([7, 3])).read()).toThrow(RangeError);
});

test('numbers come back at once as they do one by one; what is none is refused', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.integer(), fc.double({ noNaN: true }), fc.maxSafeInteger())),
      (values) => {
        const packer = new Packer();
        packer.write(values);
        packer.write('after');
        const [once, each] = [new Unpacker(packer.written()), new Unpacker(packer.written())];
        expect([...once.numbers()]).toEqual(each.read());
        expect(once.read()).toBe('after');
      },
    ),
    { numRuns: 200 },
  );
  const packer = new Packer();
  packer.write(['text']);
  expect(() => new Unpacker(packer.written()).numbers()).toThrow(RangeError);
});
