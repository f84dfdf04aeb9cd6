import { stage } from "../stage";
import { inside } from "../fetch";
import { IdentifyForm } from "./IdentifyForm";
import { asked, choosing } from "./state";

/** Signing in, from whatever point it has reached; the same before the portal and in a dialog over it. */
export function SignIn() {
  const more = inside.value;
  if (more !== null && stage.value.at === "choosing") {
    return <more.AccountChoice session={stage.value.session} />;
  }
  if (more !== null && choosing.value !== null) {
    return <more.ChoosePassword token={choosing.value} />;
  }
  return more !== null && asked.value !== null ? <more.CodeForm current={asked.value} /> : <IdentifyForm />;
}
