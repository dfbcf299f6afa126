import { useHealth } from "@/shared/hooks";

export function Dashboard() {
  const { data: health } = useHealth();
  return (
    <div>
      <h1>Dashboard</h1>
      <span>Uptime: {health.uptime}</span>
      <span>Latency: {health.latency}</span>
    </div>
  );
}
