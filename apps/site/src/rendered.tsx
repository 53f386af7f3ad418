import { Icon, type IconName } from '@visavis/ui/icon';
import { Mark } from '@visavis/ui/mark';
import { PromiseGlyphs } from '@visavis/ui/promise-glyphs';
import { renderToString } from 'preact-render-to-string';
import type { MarkState } from './promises/page-marks.ts';

/** The shared components as HTML, made at build: the pages look like the apps and ship no script for it. */
export const markHtml = renderToString(<Mark />);
export const iconHtml = (name: IconName): string => renderToString(<Icon name={name} />);

/** The glyphs of the marks that a page uses. */
export const glyphsHtml = (states: readonly MarkState[]): string => renderToString(<PromiseGlyphs states={states} />);
