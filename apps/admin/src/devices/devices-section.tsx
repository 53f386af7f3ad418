import { BreakdownPart } from '../counts/breakdown-part.tsx';
import type { PartsProps } from '../counts/section-props.ts';
import { browserWords, formWords, systemWords } from './device-words.ts';

/** Kinds of devices, browsers and systems, each from a short closed list. */
export function DevicesSection(props: PartsProps) {
  const { tables } = props.offered;
  return (
    <>
      {tables.includes('devices') && (
        <BreakdownPart
          {...props}
          name="devices"
          title="Kinds of devices"
          rowTitle="Kind"
          wordsOf={formWords}
          about="Phone, tablet or desktop, and nothing finer. An iPad that asks for desktop pages counts as a desktop."
        />
      )}
      {tables.includes('browsers') && (
        <BreakdownPart {...props} name="browsers" title="Browsers" rowTitle="Browser" wordsOf={browserWords} about="Families without versions." />
      )}
      {tables.includes('systems') && (
        <BreakdownPart {...props} name="systems" title="Systems" rowTitle="System" wordsOf={systemWords} about="Families without versions." />
      )}
    </>
  );
}
