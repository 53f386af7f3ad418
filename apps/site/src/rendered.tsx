import { Icon, type IconName } from '@visavis/ui/icon';
import { Mark } from '@visavis/ui/mark';
import { PromiseMark, type PromiseMarkProps } from '@visavis/ui/promise-mark';
import { renderToString } from 'preact-render-to-string';

/** The shared components as HTML, made at build: the pages look like the apps and ship no script for it. */
export const markHtml = renderToString(<Mark />);
export const iconHtml = (name: IconName): string => renderToString(<Icon name={name} />);
export const promiseMarkHtml = (props: PromiseMarkProps): string => renderToString(<PromiseMark {...props} />);
