import { useEffect } from "preact/hooks";
import { errand, stage } from "../stage";
import { entering, fetchEntering } from "../fetch";
import { IdentifyForm } from "./IdentifyForm";
import { asked, choosing } from "./state";

/** Signing in, from whatever point it has reached; the same before the portal and in a dialog over it. */
export function SignIn() {
  const more = entering.value;
  const { value: at } = stage;
  const link = at.at === "out" ? errand.value : null;
  const isBeyond = at.at === "choosing" || link !== null;
  const lacksMore = isBeyond && more === null;
  useEffect(() => {
    if (lacksMore) {
      // Where it cannot be fetched the form is there still, and says so when it is used.
      fetchEntering().catch(() => undefined);
    }
  }, [lacksMore]);
  if (more === null) {
    return isBeyond ? <div aria-busy="true" /> : <IdentifyForm />;
  }
  if (at.at === "choosing") {
    return <more.AccountChoice session={at.session} />;
  }
  if (link !== null) {
    return <more.LinkForm token={link.token} />;
  }
  if (choosing.value !== null) {
    return <more.ChoosePassword token={choosing.value} />;
  }
  return asked.value !== null ? <more.CodeForm current={asked.value} /> : <IdentifyForm />;
}
