/**
 * What is behind the door: fetched, as one download, when a code was asked for or a session is taken up again, and not
 * with the first paint. It hands itself over instead of exporting: what exports to a dynamic import cannot share its
 * file with what it imports.
 */
import { Account } from "./account/index";
import { inside } from "./fetch";
import { recognise } from "./session";

const all = { Account, recognise };
export type Inside = typeof all;

inside.value = all;
