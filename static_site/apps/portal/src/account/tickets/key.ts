import { useRef } from "preact/hooks";

/** A key for what is sent: the same content again, because its answer was lost, has the same one and is made once. */
export function useKey(): (content: unknown) => string {
  const sent = useRef<{ text: string; key: string } | null>(null);
  return (content) => {
    const text = JSON.stringify(content);
    if (sent.current?.text !== text) {
      sent.current = { text, key: crypto.randomUUID() };
    }
    return sent.current.key;
  };
}
