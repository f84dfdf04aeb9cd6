import { useEffect, useRef } from "preact/hooks";
import { dress, withoutEffects } from "./inert-mail";
import { say } from "./words";

/** A mail as it is read: in a frame that runs nothing, leads nowhere and fetches nothing. */
export function MailFrame({ html }: { html: string }) {
  const frame = useRef<HTMLIFrameElement>(null);
  useEffect(() => {
    const element = frame.current;
    if (element === null) {
      return undefined;
    }
    const address = URL.createObjectURL(new Blob([withoutEffects(html)], { type: "text/html" }));
    const onLoad = () => {
      URL.revokeObjectURL(address);
      const mail = element.contentDocument;
      if (mail !== null) {
        dress(mail);
        element.style.height = `${Math.ceil(mail.documentElement.getBoundingClientRect().height) + 2}px`;
      }
    };
    element.addEventListener("load", onLoad, { once: true });
    // A new address without a step in the browser's history, which [Back] would have to undo.
    element.contentWindow?.location.replace(address);
    return () => {
      element.removeEventListener("load", onLoad);
    };
  }, [html]);
  return <iframe ref={frame} class="mail-frame" title={say().preview.mail} sandbox="allow-same-origin" />;
}
