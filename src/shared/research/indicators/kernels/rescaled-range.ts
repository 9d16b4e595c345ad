/** The range of a walk against its deviation, mean over chunks of equal length. */

/** Σ over chunks of (highest − lowest of the sums of distances from the mean) / σ, divided by the chunks; one that does not move counts 0. */
export function rescaledRange(data: Float64Array, start: number, length: number, chunks: number): number {
  let sum = 0;
  for (let chunk = 0; chunk < chunks; chunk += 1) sum += ofChunk(data, start + chunk * length, length);
  return sum / chunks;
}

function ofChunk(data: Float64Array, start: number, length: number): number {
  let mean = 0;
  for (let at = start; at < start + length; at += 1) mean += data[at]!;
  mean /= length;
  let walk = 0;
  let squares = 0;
  let high = data[start]! - mean;
  let low = high;
  for (let at = start; at < start + length; at += 1) {
    const distance = data[at]! - mean;
    walk += distance;
    squares += distance * distance;
    if (walk > high) high = walk;
    if (walk < low) low = walk;
  }
  const deviation = Math.sqrt(squares / length);
  return deviation === 0 ? 0 : (high - low) / deviation;
}

/** What independent steps give on average (Anis and Lloyd 1976). */
export function expectedRange(length: number): number {
  // Γ((n − 1) / 2) / Γ(n / 2) from two steps down, begun at n = 2 and 3.
  let gammas = length % 2 === 0 ? Math.sqrt(Math.PI) : 2 / Math.sqrt(Math.PI);
  for (let n = length % 2 === 0 ? 4 : 5; n <= length; n += 2) gammas *= (n - 3) / (n - 2);
  let sum = 0;
  for (let at = 1; at < length; at += 1) sum += Math.sqrt((length - at) / at);
  return (gammas * sum) / Math.sqrt(Math.PI);
}
