/** The part of an RTCRtpSender that a whole picture is asked of. */
export type RefreshedSender = Pick<RTCRtpSender, 'getParameters' | 'setParameters'>;

/**
 * Makes the encoder send a whole picture now. After a gap a receiver cannot use what builds on
 * frames it never had; Chromium 156 waits 3 s before it asks for one, and the asking may be lost.
 * Switching the encoding off and on is the way that every browser has. Never throws.
 */
export async function refreshPicture(sender: RefreshedSender): Promise<void> {
  if (!(await setActive(sender, false))) return;
  // Once more: what stays off would never be seen again.
  if (!(await setActive(sender, true))) await setActive(sender, true);
}

async function setActive(sender: RefreshedSender, active: boolean): Promise<boolean> {
  try {
    // Taken anew each time: a browser takes back only the set that it last gave (webrtc-pc §5.2).
    const parameters = sender.getParameters();
    const [first, ...others] = parameters.encodings ?? [];
    if (first === undefined) return false;
    await sender.setParameters({ ...parameters, encodings: [{ ...first, active }, ...others] });
    return true;
  } catch {
    return false; // the browser keeps what it had
  }
}
