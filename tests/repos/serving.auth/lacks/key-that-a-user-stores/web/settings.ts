import { store } from "./store";

export function save(name: string, key: string) {
  store.addApiKey(name, key);
}
