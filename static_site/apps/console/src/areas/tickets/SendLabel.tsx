import { say } from "./words";

/** The label of a send button: the verb, or what it is waiting for. */
export function SendLabel({ sending, files, label }: { sending: boolean; files: boolean; label: string }) {
  const words = say();
  return <>{sending ? words.sending : files ? words.files_busy : label}</>;
}
