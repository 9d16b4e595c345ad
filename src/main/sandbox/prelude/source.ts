/**
 * The prelude as text for QuickJS: its functions as they are, and a call of the last with all others.
 * Invariant: what stands here refers to nothing outside itself; the tests run it where there is nothing else.
 */
import { choice, flag, real, strategy, text, whole } from '#research/strategy/api.ts';
import { makeBars } from './bars.ts';
import { boot, makeHooks, makeOffered } from './boot.ts';
import { makeDate } from './date.ts';
import { describeDefinition } from './definition.ts';
import { makeFaults } from './faults.ts';
import { makeOpener } from './handles.ts';
import { allowOverrides, freezeAll, removeEscapes } from './harden.ts';
import type { Layout } from './kit.ts';
import { makeLines } from './lines.ts';
import { makeReading, makeStrategy } from './strategy.ts';

export const LAYOUT: Layout = {
  ring: 512,
  line: { rows: 2, answer: 3, ring: 4 },
  series: { fields: 2, answer: 8, ring: 14 },
  run: { equity: 1, cash: 2, symbol: 3, positions: 4 },
  lookBack: 16,
  watched: 8,
  maxText: 2000,
};

/** What `require('tapedeck')` gives. */
const API: Readonly<Record<string, unknown>> = { strategy, whole, real, choice, flag, text };

const PARTS: Readonly<Record<string, unknown>> = {
  makeFaults,
  makeDate,
  removeEscapes,
  allowOverrides,
  freezeAll,
  describeDefinition,
  makeLines,
  makeBars,
  makeOpener,
  makeReading,
  makeStrategy,
  makeHooks,
  makeOffered,
};

const list = (functions: Readonly<Record<string, unknown>>): string =>
  Object.entries(functions)
    .map(([name, each]) => `${JSON.stringify(name)}: (${String(each)})`)
    .join(',\n');

/** A script whose value is a function: given the host's two functions, it gives back the entries. */
export const preludeSource = (): string =>
  `'use strict';\n((call, share) => (${String(boot)})({\n${list(PARTS)},\n"api": Object.freeze({${list(API)}})\n}, ${JSON.stringify(LAYOUT)}, call, share))`;
