import { useEffect, useRef } from "preact/hooks";
import { applyStyles, makeInert } from "./inert-mail";
import { say } from "./words";

/** A mail in a frame that runs no scripts, follows no links and fetches nothing. */
export function MailFrame({ html }: { html: string }) {
  const frame = useRef<HTMLIFrameElement>(null);
  useEffect(() => {
    const element = frame.current;
    if (element === null) {
      return undefined;
    }
    const address = URL.createObjectURL(new Blob([makeInert(html)], { type: "text/html" }));
    const onLoad = () => {
      URL.revokeObjectURL(address);
      const mail = element.contentDocument;
      if (mail !== null) {
        applyStyles(mail);
        element.style.height = `${Math.ceil(mail.documentElement.getBoundingClientRect().height) + 2}px`;
      }
    };
    element.addEventListener("load", onLoad, { once: true });
    // Replaces the address without a history entry, so that [Back] works.
    element.contentWindow?.location.replace(address);
    return () => {
      element.removeEventListener("load", onLoad);
    };
  }, [html]);
  return <iframe ref={frame} class="mail-frame" title={say().preview.mail} sandbox="allow-same-origin" />;
}
