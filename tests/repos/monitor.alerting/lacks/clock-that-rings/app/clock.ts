import { Clock } from "./clock-store";

export function wake(clock: Clock) {
  const alarm = clock.createAlarm("07:00");
  return new Clock.Alarm(alarm);
}
