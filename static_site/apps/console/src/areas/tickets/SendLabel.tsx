import { say } from "./words";

/** What a button that sends says: the act, or what it is waiting for. */
export function SendLabel({ sending, files, label }: { sending: boolean; files: boolean; label: string }) {
  const words = say();
  return <>{sending ? words.sending : files ? words.files_busy : label}</>;
}
