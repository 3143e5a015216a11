import assert from 'node:assert/strict';
import { test } from 'node:test';
import { memoryFaults, speedFaults } from '../bench/judge.ts';
import type { Cell, Results } from '../bench/results.ts';

const timed = { perSecond: 100, p50: 10, p95: 20 };
const cell = (median: number): Cell => ({
  operation: 'open a case',
  reader: 'few',
  cases: 10_000,
  connections: 8,
  server: timed,
  floor: timed,
  processor: 2,
  ratio: { median, least: median, most: median },
});
const size = (peakMegabytes: number | null): Results['sizes'][number] => ({
  cases: 10_000,
  megabytes: 167,
  loadSeconds: 16,
  peakMegabytes,
  newConnection: 100,
});

test('the bench is red when the server does less than 0.6 of what the floor does, or when nobody knows', () => {
  assert.deepEqual(speedFaults([cell(0.6), cell(1.2)]), []);
  assert.match(
    speedFaults([cell(0.59)])[0] ?? '',
    /^open a case \(few\) at 10000 cases, 8 connections: 0\.59/,
  );
  assert.equal(speedFaults([cell(Number.NaN)]).length, 1);
});

test('the bench is red when a server takes 250 MB', () => {
  assert.deepEqual(memoryFaults([size(249), size(null)]), []);
  assert.match(memoryFaults([size(250)])[0] ?? '', /250 MB/);
});
