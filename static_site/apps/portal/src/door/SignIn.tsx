import { errand, stage } from "../stage";
import { inside } from "../fetch";
import { IdentifyForm } from "./IdentifyForm";
import { asked, choosing } from "./state";

/** Signing in, from whatever point it has reached; the same before the portal and in a dialog over it. */
export function SignIn() {
  const more = inside.value;
  if (more !== null && stage.value.at === "choosing") {
    return <more.AccountChoice session={stage.value.session} />;
  }
  if (errand.value !== null && stage.value.at === "out") {
    return more === null ? <div aria-busy="true" /> : <more.LinkForm token={errand.value.token} />;
  }
  if (more !== null && choosing.value !== null) {
    return <more.ChoosePassword token={choosing.value} />;
  }
  return more !== null && asked.value !== null ? <more.CodeForm current={asked.value} /> : <IdentifyForm />;
}
