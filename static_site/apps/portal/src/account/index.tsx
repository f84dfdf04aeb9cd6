import "@ventanilla/ui/styles/parts.css";
import "@ventanilla/ui/styles/account.css";
import type { Session } from "@ventanilla/api/types";
import { LocationProvider } from "preact-iso";
import { config } from "../portal";
import { Shell } from "./Shell";

/** What is behind the door. `session` is null while it is being recognised. */
export function Account({ session }: { session: Session | null }) {
  return (
    <LocationProvider scope={new RegExp(`^/${config.slug}(/|$)`)}>
      <Shell session={session} />
    </LocationProvider>
  );
}
