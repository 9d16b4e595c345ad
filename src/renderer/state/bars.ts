/** Counts up whenever stored bars changed, so that the chart asks for them again. */
import { create } from 'zustand';

export const useBarsVersion = create<{ readonly version: number }>()(() => ({ version: 0 }));
export const refreshBars = (): void => useBarsVersion.setState((state) => ({ version: state.version + 1 }));
