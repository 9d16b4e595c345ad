/** `metrics.compute`: performance figures of a file of returns. Stores nothing. */
import { AppFailure } from '#contract/errors.ts';
import type { CallName, Decoded } from '#contract/calls.ts';
import type { MetricsView } from '#contract/metrics-calls.ts';
import type { Context, Handlers } from '../context.ts';

async function computed(context: Context, asked: Decoded<'metrics.compute'>): Promise<MetricsView> {
  const { returns, benchmark, conventions, tries } = asked;
  const done = await context.intake.metrics({
    returns: returns.bytes,
    benchmark: benchmark?.bytes ?? null,
    conventions,
    tries: tries ?? null,
  });
  if (done.ok) return done.value;
  const { of, ...failure } = done.error;
  const file = of === 'returns' ? returns.fileName : benchmark!.fileName;
  throw new AppFailure('RETURNS_UNREADABLE', { file, ...failure });
}

export const metricsCalls: Handlers<Extract<CallName, `metrics.${string}`>> = { 'metrics.compute': computed };
