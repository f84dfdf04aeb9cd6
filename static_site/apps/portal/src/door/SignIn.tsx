import { stage } from "../stage";
import { inside } from "../fetch";
import { IdentifyForm } from "./IdentifyForm";
import { asked } from "./state";

/** Signing in, from whatever point it has reached; the same before the portal and in a dialog over it. */
export function SignIn() {
  const more = inside.value;
  if (more !== null && stage.value.at === "choosing") {
    return <more.AccountChoice session={stage.value.session} />;
  }
  return more !== null && asked.value !== null ? <more.CodeForm current={asked.value} /> : <IdentifyForm />;
}
