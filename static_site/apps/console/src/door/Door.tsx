import { slug } from "../place";
import { shell } from "../words";
import { ChooseBusiness } from "./ChooseBusiness";
import { SignIn } from "./SignIn";

/** What stands before the console: which business, then signing in. */
export function Door() {
  return (
    <div class="door">
      <main class="door-card" id="content">
        <h1>{shell().signin.title}</h1>
        {slug === null ? <ChooseBusiness /> : <SignIn />}
      </main>
    </div>
  );
}
