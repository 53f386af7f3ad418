import { LiveRegion } from '@visavis/ui/live-region';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { Actions, CallView } from '../view.ts';
import { BlockDialog } from './block-dialog.tsx';
import { CallBar } from './call-bar.tsx';
import { CallNotices } from './call-notices.tsx';
import { CallStatus } from './call-status.tsx';
import { CALL_WORDS as words } from './call-words.ts';
import { DetailsPanel } from './details-panel.tsx';
import { PartnerPicture } from './partner-picture.tsx';
import { ReportDialog } from './report-dialog.tsx';
import { clearReportDraft } from './report-draft.ts';
import { SafetyBar } from './safety-bar.tsx';
import { ScreenHeading } from './screen-heading.tsx';
import { ShortcutsSheet } from './shortcuts-sheet.tsx';
import { TextPanel } from './text-panel.tsx';
import { TEXT_WORDS } from './text-words.ts';
import { useEscape } from './use-escape.ts';
import { usePanicKeys } from './use-panic-keys.ts';
import { type ShortcutActions, useShortcuts } from './use-shortcuts.ts';
import { VerificationPanel, VerificationStrip } from './verification-strip.tsx';
import './screen.css';
import './call.css';
import './call-wide.css';

export type CallActions = Pick<
  Actions,
  | 'agreeToDirect'
  | 'block'
  | 'closeReport'
  | 'leave'
  | 'next'
  | 'openReport'
  | 'panic'
  | 'reportMinor'
  | 'sendReport'
  | 'sendText'
  | 'setTyping'
  | 'switchGuard'
  | 'toggleCamera'
  | 'toggleMicrophone'
  | 'toggleText'
  | 'verifyAgain'
>;

export interface CallScreenProps {
  readonly view: CallView;
  readonly actions: CallActions;
}

/** What is unfolded above the picture; one at a time, so that the picture stays. */
type Unfolded = 'signs' | 'details' | null;
type Asked = 'block' | 'keys' | null;

export function CallScreen({ view, actions }: CallScreenProps) {
  const id = useId();
  const [unfolded, unfold] = useState<Unfolded>(null);
  const [asked, ask] = useState<Asked>(null);
  const video = view.mode === 'video';
  const textShown = !video || view.textOpen;
  const unread = useUnread(view, textShown);
  const screen = useFocusBack({ text: textShown, signs: unfolded === 'signs', details: unfolded === 'details' });
  const toggle = (what: 'signs' | 'details') => unfold(unfolded === what ? null : what);
  useShortcuts(shortcutActions(view, actions, { signs: () => toggle('signs'), block: () => ask('block'), keys: () => ask('keys') }));
  usePanicKeys(actions.panic);
  useEscape(unfolded === null ? null : () => unfold(null));
  // What was begun about a partner before is not about this one, and the ids it names are other messages here: gone before the first drawing.
  useState(clearReportDraft);
  return (
    <main ref={screen} class={`call ${video ? 'call--video' : 'call--text'}`}>
      <ScreenHeading hidden>{words.title}</ScreenHeading>
      <CallStatus view={view} details={{ panelId: `${id}-details`, open: unfolded === 'details', onToggle: () => toggle('details') }} />
      <VerificationStrip
        mode={view.mode}
        verification={view.verification}
        panelId={`${id}-signs`}
        open={unfolded === 'signs'}
        onToggle={() => toggle('signs')}
      />
      {unfolded === 'signs' && <VerificationPanel id={`${id}-signs`} view={view} actions={actions} onClose={() => unfold(null)} />}
      {unfolded === 'details' && <DetailsPanel id={`${id}-details`} view={view} actions={actions} onClose={() => unfold(null)} />}
      <div class="call__main">
        {video && <PartnerPicture view={view} actions={actions} />}
        {textShown && <TextPanel id={`${id}-text`} view={view} actions={actions} {...(video ? { onClose: actions.toggleText } : {})} />}
      </div>
      <CallNotices view={view} asksDirect={unfolded !== 'details'} actions={actions} />
      <LiveRegion words={unread > 0 ? `${TEXT_WORDS.arrived}: ${unread}` : ''} />
      <SafetyBar actions={actions} onBlock={() => ask('block')} onKeys={() => ask('keys')} />
      <CallBar view={view} panelId={`${id}-text`} unread={unread} actions={actions} />
      <ReportDialog progress={view.report} lines={view.lines} canProve={view.canProve} actions={actions} />
      {asked === 'block' && <BlockDialog during="call" onBlock={actions.block} onClose={() => ask(null)} />}
      {asked === 'keys' && <ShortcutsSheet mode={view.mode} onClose={() => ask(null)} />}
    </main>
  );
}

/** What the single keys do in this call. */
function shortcutActions({ mode }: CallView, actions: CallActions, own: ShortcutActions): ShortcutActions {
  const video = { microphone: actions.toggleMicrophone, camera: actions.toggleCamera, text: actions.toggleText };
  const always = { next: actions.next, leave: actions.leave, report: actions.openReport, ...own };
  return mode === 'video' ? { ...always, ...video } : always;
}

/** How many of the partner's lines came since the text was last seen. */
function useUnread({ lines }: CallView, textShown: boolean): number {
  const heard = lines.filter((line) => line.from === 'partner').length;
  const [seen, setSeen] = useState(0);
  useEffect(() => {
    if (textShown) setSeen(heard);
  }, [textShown, heard]);
  return textShown ? 0 : heard - seen;
}

/** When a part closes, the focus goes back to the control that opens it. */
function useFocusBack(shown: Readonly<Record<string, boolean>>) {
  const screen = useRef<HTMLElement>(null);
  const before = useRef(shown);
  useEffect(() => {
    const closed = Object.keys(shown).find((part) => before.current[part] === true && shown[part] === false);
    before.current = shown;
    // Not from somewhere else: a part may also close because another one opens.
    if (closed !== undefined && document.activeElement === document.body) {
      screen.current?.querySelector<HTMLElement>(`[data-opens="${closed}"]`)?.focus();
    }
  });
  return screen;
}
