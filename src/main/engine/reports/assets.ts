/**
 * Files that reports are drawn with: fonts, and the program that turns vectors into pixels. They are those of packages: beside
 * the checkout as beside the built program (electron-builder.yml leaves packages outside the archive).
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { ReportFonts } from '#export/pdf/paper.ts';
import type { PictureTools } from '#export/report-picture.ts';

const { resolve } = createRequire(import.meta.url);
const bytesOf = (file: string): Uint8Array => readFileSync(resolve(file));

let fonts: ReportFonts | null = null;
let tools: PictureTools | null = null;

/** Read once in a thread. */
export const reportFonts = (): ReportFonts =>
  (fonts ??= {
    regular: bytesOf('@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf'),
    bold: bytesOf('@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf'),
  });

export const pictureTools = (): PictureTools =>
  (tools ??= { fonts: reportFonts(), program: bytesOf('@resvg/resvg-wasm/index_bg.wasm') });
